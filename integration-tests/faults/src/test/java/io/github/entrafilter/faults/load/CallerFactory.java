package io.github.entrafilter.faults.load;

import io.github.entrafilter.faults.authority.IdentityProvider;
import io.github.entrafilter.faults.load.Caller.KeyState;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes callers. Their tokens are signed by the key that signs when they are made, or pretend to be. */
public final class CallerFactory {

    private static final String MANAGED_IDENTITY = "orders-client";

    private final IdentityProvider provider;

    /** A factory for callers with tokens of this provider. */
    public CallerFactory(IdentityProvider provider) {
        this.provider = provider;
    }

    /** Three genuine callers, with tokens of both versions and a loaded key. */
    public List<Caller> accepted() {
        return List.of(
                genuine("orders-client", provider.token("orders-client").mint()),
                genuine("orders-admin", provider.token("orders-admin").mint()),
                genuine("nightly-job", provider.token("nightly-job").version1().mint()));
    }

    /** Callers whose tokens are refused by loaded keys. */
    public List<Caller> refused() {
        return List.of(
                withoutRole(),
                expired(),
                refused("for another audience", TokenDefect.ANOTHER_AUDIENCE),
                refused("of another tenant", TokenDefect.ANOTHER_TENANT),
                forged());
    }

    /** All callers whose keys are loaded. */
    public List<Caller> all() {
        return Stream.concat(accepted().stream(), refused().stream()).toList();
    }

    /** A caller whose token is refused whether keys are loaded or not. */
    public Caller expired() {
        return refused("expired", TokenDefect.EXPIRED);
    }

    /** A genuine caller whose key is published, and not loaded: it has to be accepted. */
    public Caller ofNewKey() {
        String token = provider.token(MANAGED_IDENTITY).mint();
        return Caller.genuine("caller of a new key", KeyState.UNKNOWN, () -> token);
    }

    /** The same, while the service may be unable to fetch the key: it may also be asked to come back. */
    public Caller ofNewKeyInOutage() {
        Caller caller = ofNewKey();
        caller.expect(200, 503);
        return caller;
    }

    /** A caller whose key signs before it is published. */
    public Caller ofUnpublishedKey() {
        String token = provider.token(MANAGED_IDENTITY).mint();
        return Caller.refused("caller of an unpublished key", KeyState.UNKNOWN, () -> token, 401, 503);
    }

    /** A genuine caller that fetches a token for each request. */
    public Caller ofOneTimeTokens() {
        return Caller.genuine(
                "caller of one-time tokens",
                KeyState.LOADED,
                () -> provider.token(MANAGED_IDENTITY).mint());
    }

    /** A caller whose key is never published. */
    public Caller ofUnknownKey() {
        String token = provider.token(MANAGED_IDENTITY)
                .withDefect(TokenDefect.UNKNOWN_KEY)
                .mint();
        return Caller.refused("caller of an unknown key", KeyState.UNKNOWN, () -> token, 401, 503);
    }

    /** A caller that makes up a key id for each request, with the claims of a good token: anybody can write them. */
    public Caller junk() {
        String[] good = provider.token(MANAGED_IDENTITY).mint().split("\\.", -1);
        return Caller.refused(
                "junk", KeyState.UNKNOWN, () -> headerOfMadeUpKey() + "." + good[1] + "." + good[2], 401, 503);
    }

    private static String headerOfMadeUpKey() {
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private Caller withoutRole() {
        String token = provider.token("stranger").mint();
        return Caller.refused("without a role", KeyState.LOADED, () -> token, 403);
    }

    /** A caller whose token names a published key that has not signed it: newer keys are looked up. */
    private Caller forged() {
        String token =
                provider.token(MANAGED_IDENTITY).withDefect(TokenDefect.FORGED).mint();
        return Caller.refused("forged", KeyState.UNKNOWN, () -> token, 401);
    }

    private Caller refused(String name, TokenDefect defect) {
        String token = provider.token(MANAGED_IDENTITY).withDefect(defect).mint();
        return Caller.refused(name, KeyState.LOADED, () -> token, 401);
    }

    private static Caller genuine(String name, String token) {
        return Caller.genuine(name, KeyState.LOADED, () -> token);
    }
}
