package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.settings.TrustSettings.SignatureAlgorithm;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JOSE header: an allowed algorithm, an access token's type, no extensions. Keys that it contains or points to
 * ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) are ignored.
 */
record HeaderCheck(Set<SignatureAlgorithm> algorithms) implements TokenCheck {

    private static final String ENTRAS_TYPE = "JWT";

    /** Entra writes JWT; RFC 9068, section 4, allows both spellings of its own type. */
    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    @Override
    public String name() {
        return "algorithm";
    }

    @Override
    public String expected(Judgement judgement) {
        return oneOfAlgorithms() + ", typ JWT or at+jwt";
    }

    @Override
    public String found(Judgement judgement) {
        Claims header = judgement.header();
        return header.stringOrEmpty("alg") + ", typ " + header.stringOrEmpty("typ");
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        judgement.establishAlgorithm(require(judgement.header()));
    }

    /** The algorithm of an acceptable header. */
    SignatureAlgorithm require(Claims header) throws RefusedException {
        String type = header.text("typ").orElse(ENTRAS_TYPE);
        if (!type.equals(ENTRAS_TYPE) && !ACCESS_TOKEN_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new RefusedException(Reason.WRONG_TYPE, "JWT or at+jwt", type);
        }
        // RFC 7515, section 4.1.11: unknown critical extensions must be refused; b64 is RFC 7797's.
        if (header.has("crit") || header.has("b64")) {
            throw new RefusedException(Reason.CRITICAL_HEADER, "neither crit nor b64", "one of them");
        }
        // RFC 7516, section 9: a token that names an encryption is a JWE, however many parts it has.
        if (header.has("enc") || header.has("zip")) {
            throw new RefusedException(Reason.ENCRYPTED_TOKEN, "neither enc nor zip", "one of them");
        }
        String name = header.requiredText("alg");
        for (SignatureAlgorithm algorithm : algorithms) {
            if (algorithm.name().equals(name)) {
                return algorithm;
            }
        }
        throw new RefusedException(Reason.ALGORITHM_NOT_ALLOWED, oneOfAlgorithms(), name);
    }

    private String oneOfAlgorithms() {
        return "one of " + new TreeSet<>(algorithms);
    }
}
