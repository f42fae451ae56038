package io.github.entrafilter;

/**
 * What identifies a token in Entra's sign-in log, for ours. Taken from the token as it stands, verified or not; empty
 * where it has none.
 */
public record TokenFacts(String oid, String appId, String tid, String uti, String ver) {

    /** Nothing is known of the token. */
    public static final TokenFacts NONE = new TokenFacts("", "", "", "", "");

    /** What identifies the token of this caller. */
    public static TokenFacts of(EntraPrincipal caller) {
        String version = caller.getClaim("ver").map(Object::toString).orElse("");
        return new TokenFacts(caller.getOid(), caller.getAppId(), caller.getTid(), caller.getTokenId(), version);
    }
}
