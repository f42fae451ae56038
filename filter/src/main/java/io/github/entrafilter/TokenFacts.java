package io.github.entrafilter;

import java.util.Optional;

/**
 * The claims that identify a token and its caller in Entra's sign-in log and in the filter's log. Taken from the token,
 * verified or not; empty where the token has none.
 *
 * @param kind the kind of caller
 * @param parentAppId the client id of the agent's blueprint
 */
public record TokenFacts(
        String oid, String appId, String tid, String uti, String ver, Optional<CallerKind> kind, String parentAppId) {

    /** The facts of a token that could not be read. */
    public static final TokenFacts NONE = new TokenFacts("", "", "", "", "", Optional.empty(), "");

    /**
     * {@return the facts of this caller's token}
     *
     * @param caller a caller that was authenticated by it
     */
    public static TokenFacts of(EntraPrincipal caller) {
        return new TokenFacts(
                caller.getOid(),
                caller.getAppId(),
                caller.getTid(),
                caller.getTokenId(),
                caller.getClaim("ver").map(Object::toString).orElse(""),
                Optional.of(CallerKind.of(caller)),
                caller.getParentAppId().orElse(""));
    }

    /** {@return the stable name of the kind of caller, or an empty string} */
    public String kindName() {
        return kind.map(CallerKind::stableName).orElse("");
    }
}
