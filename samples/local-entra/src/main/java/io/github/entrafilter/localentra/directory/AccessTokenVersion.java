package io.github.entrafilter.localentra.directory;

/** The two formats of access tokens. The API chooses, never the client. */
public enum AccessTokenVersion {
    /** The default of an application registration. */
    V1("1.0"),
    /** The version that {@code "requestedAccessTokenVersion": 2} selects. */
    V2("2.0");

    private final String claim;

    AccessTokenVersion(String claim) {
        this.claim = claim;
    }

    /** The value of the claim {@code ver}. */
    public String claim() {
        return claim;
    }
}
