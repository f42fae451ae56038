package io.github.entrafilter.localentra.directory;

/** The two formats of access tokens. Which one is issued is the API's choice, never the client's. */
public enum TokenVersion {
    /** What an application registration gets that did not choose. */
    V1("1.0"),
    /** What {@code "requestedAccessTokenVersion": 2} asks for. */
    V2("2.0");

    private final String claim;

    TokenVersion(String claim) {
        this.claim = claim;
    }

    /** The value of the claim {@code ver}. */
    public String claim() {
        return claim;
    }
}
