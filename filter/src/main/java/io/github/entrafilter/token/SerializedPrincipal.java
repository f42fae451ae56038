package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A caller on its way to another server, in a session that a container replicates or saves. Has the claims, and neither
 * the token's header nor its signature: no token can be made of it. Its components are types of the JDK, for filters of
 * deserialization.
 *
 * <p>The bytes are as trustworthy as the session's other objects: the filter does not read them.
 *
 * @param name the object id, or the name of the registered caller
 * @param roles those of the token and of the registration
 * @param claims the payload of the token, in JSON
 */
record SerializedPrincipal(String name, String kind, List<String> roles, String claims) implements Serializable {

    /** Refuses a stream that lacks a component. The roles' list may be of any class. */
    SerializedPrincipal {
        Stream.of(name, kind, claims).forEach(Objects::requireNonNull);
        roles = List.copyOf(roles);
    }

    static SerializedPrincipal of(EntraPrincipal caller, CallerKind kind, SigningInput token) {
        return new SerializedPrincipal(
                caller.getName(),
                kind.name(),
                List.copyOf(new TreeSet<>(caller.getRoles())),
                new String(token.payload(), StandardCharsets.UTF_8));
    }

    /** The caller as it was. Errors have no cause, as that may quote the claims. */
    private Object readResolve() throws InvalidObjectException {
        try {
            Claims members = new Claims(JsonReader.read(claims));
            Instant unusedExpiry = members.requiredTime("exp");
            return new VerifiedPrincipal(
                            members,
                            CallerKind.valueOf(kind),
                            VerifiedPrincipal.id(members, "tid"),
                            Set.of(),
                            SigningInput.ofPayload(claims))
                    .registeredAs(name, Set.copyOf(roles));
        } catch (JsonException | RefusedException | IllegalArgumentException e) {
            throw new InvalidObjectException("a serialized principal is malformed");
        }
    }
}
