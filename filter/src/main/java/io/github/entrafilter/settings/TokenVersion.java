package io.github.entrafilter.settings;

import java.util.Optional;

/** Versions of Entra's access tokens: the claim {@code ver}. The API's app registration chooses, not the client. */
public enum TokenVersion {
    V1("1.0"),
    V2("2.0");

    private final String claim;

    TokenVersion(String claim) {
        this.claim = claim;
    }

    /** Returns the value of {@code ver}. */
    public String claim() {
        return claim;
    }

    /** Returns the version that a token's {@code ver} names; empty if unknown. */
    public static Optional<TokenVersion> ofClaim(String ver) {
        for (TokenVersion version : values()) {
            if (version.claim.equals(ver)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
