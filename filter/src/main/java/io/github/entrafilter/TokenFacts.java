package io.github.entrafilter;

/**
 * The identifiers by which a token is found in Entra's sign-in log. Taken from the token, verified or not; empty where
 * it has none.
 */
public record TokenFacts(String oid, String appId, String tid, String uti, String ver) {

    /** No identifier. */
    public static final TokenFacts NONE = new TokenFacts("", "", "", "", "");

    /** Returns the identifiers of this caller's token. */
    public static TokenFacts of(EntraPrincipal caller) {
        String version = caller.getClaim("ver").map(Object::toString).orElse("");
        return new TokenFacts(caller.getOid(), caller.getAppId(), caller.getTid(), caller.getTokenId(), version);
    }
}
