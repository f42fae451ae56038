package io.github.entrafilter;

/**
 * The claims that identify a token in Entra's sign-in log and in ours. Taken from the token, verified or not; empty
 * where the token has none.
 */
public record TokenFacts(String oid, String appId, String tid, String uti, String ver) {

    /** The facts of a token that could not be read. */
    public static final TokenFacts NONE = new TokenFacts("", "", "", "", "");

    /** The facts of this caller's token. */
    public static TokenFacts of(EntraPrincipal caller) {
        String version = caller.getClaim("ver").map(Object::toString).orElse("");
        return new TokenFacts(caller.getOid(), caller.getAppId(), caller.getTid(), caller.getTokenId(), version);
    }
}
