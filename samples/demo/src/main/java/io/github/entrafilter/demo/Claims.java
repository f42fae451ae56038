package io.github.entrafilter.demo;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The claims of a token, for display. Not verified: the filter does that. */
final class Claims {

    private final Map<String, Object> claims;

    private Claims(Map<String, Object> claims) {
        this.claims = claims;
    }

    static Claims of(String token) {
        try {
            Map<String, Object> payload = JWSObject.parse(token).getPayload().toJSONObject();
            return new Claims(Optional.ofNullable(payload).orElseThrow());
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a signed JWT", e);
        }
    }

    /** Returns the important claims, one per line, with their meanings. */
    Stream<String> lines() {
        return Stream.of(
                line("oid", "object id of the identity: the caller's name in the service"),
                line("azp", "client id of the identity"),
                line("tid", "tenant of the identity"),
                line("aud", "the API that the token is for, by its client id"),
                line("roles", "app roles of that API that the identity was assigned"),
                line("idtyp", "app: the caller is an application, not a user"),
                line("exp", "expiry of the token"),
                line("iss", "issuer"));
    }

    private String line(String name, String meaning) {
        return "%-6s %-36s  %s".formatted(name, value(name), meaning);
    }

    private Object value(String name) {
        Object value = claims.getOrDefault(name, "");
        return name.equals("exp") && value instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : value;
    }
}
