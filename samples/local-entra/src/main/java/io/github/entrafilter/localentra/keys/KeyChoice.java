package io.github.entrafilter.localentra.keys;

/** The keys that a token can be signed with. */
public enum KeyChoice {
    CURRENT,
    NEXT,
    UNPUBLISHED,
    US_GOVERNMENT,
    CONSUMERS,
    WEAK;

    /** Returns the key chosen. */
    public RsaSigningKey of(KeyInventory keys) {
        return switch (this) {
            case CURRENT -> keys.ring().current();
            case NEXT -> keys.ring().next();
            case UNPUBLISHED -> keys.stock().unpublished();
            case US_GOVERNMENT -> keys.stock().usGovernment().get(0);
            case CONSUMERS -> keys.stock().consumers().get(0);
            case WEAK -> keys.stock().weak();
        };
    }
}
