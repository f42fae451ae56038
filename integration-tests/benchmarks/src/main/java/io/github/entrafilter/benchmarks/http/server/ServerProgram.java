package io.github.entrafilter.benchmarks.http.server;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server in a process of its own. It ends with its standard input, so it never outlives its parent. */
public final class ServerProgram {

    /** The start of the output line with the port. */
    public static final String LISTENS = "listens at ";

    private ServerProgram() {}

    public static List<String> arguments(String container, Trust trust, List<Guard> guards) {
        List<String> arguments =
                new ArrayList<>(List.of(container, trust.authority().toString(), trust.tenant(), trust.audience()));
        guards.forEach(guard -> arguments.add(guard.name()));
        return arguments;
    }

    /** Arguments: container, authority, tenant, audience, guards. */
    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        List<Guard> guards =
                Arrays.stream(arguments).skip(4).map(Guard::valueOf).toList();
        URI authority = URI.create(arguments[1]);
        // The filter fetches its keys itself, so a server without it must not spend time on keys.
        Trust trust = guards.stream().anyMatch(Guard::isGivenKeys)
                ? Trust.in(authority, arguments[2], arguments[3])
                : new Trust(authority, arguments[2], arguments[3], new JWKSet());
        System.out.println(LISTENS + Container.named(arguments[0]).start(guards, trust));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
