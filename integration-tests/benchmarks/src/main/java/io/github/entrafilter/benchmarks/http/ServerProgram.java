package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.Trust;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A server in a process of its own. Ends when its standard input does, so that it never outlives its parent. */
public final class ServerProgram {

    /** What stands before the port in its output. */
    static final String LISTENS = "listens at ";

    private ServerProgram() {}

    /** Container, authority, tenant, audience, guards. */
    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        Trust trust = Trust.in(URI.create(arguments[1]), arguments[2], arguments[3]);
        List<Guard> guards =
                Arrays.stream(arguments).skip(4).map(Guard::valueOf).toList();
        System.out.println(LISTENS + Container.named(arguments[0]).start(guards, trust));
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        System.exit(0);
    }
}
