package io.github.entrafilter.faults.load;

import io.github.entrafilter.faults.authority.IdentityProvider;
import io.github.entrafilter.faults.load.Caller.KeyState;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Those who call the service. The tokens of all of them are signed by the key that signs when they get them, or pretend
 * to be.
 */
public final class CallerFactory {

    private static final String MANAGED_IDENTITY = "orders-client";

    private final IdentityProvider provider;

    /** With tokens of this provider. */
    public CallerFactory(IdentityProvider provider) {
        this.provider = provider;
    }

    /** Three who must get in, with tokens of both versions. */
    public List<Caller> accepted() {
        return List.of(
                good("orders-client", provider.token("orders-client").mint()),
                good("orders-admin", provider.token("orders-admin").mint()),
                good("nightly-job", provider.token("nightly-job").version1().mint()));
    }

    /** Those who never get in, whose tokens can be judged with the keys at hand. */
    public List<Caller> refused() {
        return List.of(
                Caller.of(
                        "without a role",
                        KeyState.LOADED,
                        provider.token("stranger").mint(),
                        403),
                expired(),
                refused("for another audience", TokenDefect.ANOTHER_AUDIENCE),
                refused("of another tenant", TokenDefect.ANOTHER_TENANT),
                forged());
    }

    /** One whose token names a published key that has not signed it: newer keys are looked for. */
    private Caller forged() {
        return Caller.of(
                "forged",
                KeyState.UNKNOWN,
                provider.token(MANAGED_IDENTITY).withDefect(TokenDefect.FORGED).mint(),
                401);
    }

    /** One whose token is refused for its own sake, keys or no keys. */
    public Caller expired() {
        return refused("expired", TokenDefect.EXPIRED);
    }

    /** All of them. */
    public List<Caller> all() {
        return Stream.concat(accepted().stream(), refused().stream()).toList();
    }

    /** One whose key is published by now, and not yet known to the service. */
    public Caller ofNewKey() {
        return Caller.of(
                "newcomer", KeyState.UNKNOWN, provider.token(MANAGED_IDENTITY).mint(), 200);
    }

    /** The same, while the service may have no way to learn of the key: it may ask to come back, and nothing else. */
    public Caller ofNewKeyInOutage() {
        Caller newcomer = ofNewKey();
        newcomer.expect(200, 503);
        return newcomer;
    }

    /** One whose key is never published. */
    public Caller ofUnknownKey() {
        return Caller.of(
                "of an unknown key",
                KeyState.UNKNOWN,
                provider.token(MANAGED_IDENTITY)
                        .withDefect(TokenDefect.UNKNOWN_KEY)
                        .mint(),
                401,
                503);
    }

    /**
     * One who makes up a key id for each request. The claims are those of an honest token, so that nothing but the key
     * tells; anybody can write them.
     */
    public Caller junk() {
        String[] honest = provider.token(MANAGED_IDENTITY).mint().split("\\.", -1);
        return Caller.of(
                "junk", KeyState.UNKNOWN, () -> headerOfMadeUpKey() + "." + honest[1] + "." + honest[2], 401, 503);
    }

    private static String headerOfMadeUpKey() {
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private Caller refused(String name, TokenDefect defect) {
        return Caller.of(
                name,
                KeyState.LOADED,
                provider.token(MANAGED_IDENTITY).withDefect(defect).mint(),
                401);
    }

    private static Caller good(String name, String token) {
        return Caller.of(name, KeyState.LOADED, token, 200);
    }
}
