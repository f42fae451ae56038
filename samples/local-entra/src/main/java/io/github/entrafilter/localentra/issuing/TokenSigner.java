package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.issuing.TokenSignature.Flaw;
import io.github.entrafilter.localentra.keys.JsonWebKey;
import io.github.entrafilter.localentra.keys.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signs tokens, rightly or wrongly.
 *
 * @param keys all keys
 * @param how the way to sign
 */
record TokenSigner(SigningKeys keys, TokenSignature how) {

    private static final String NONCE = "nonce";

    /** The header of a token that is signed this way. Version 1.0 names the key twice. */
    Map<String, Object> header(TokenVersion version) {
        Map<String, Object> header = new LinkedHashMap<>();
        String keyId = how.namedKey().of(keys).keyId();
        header.put("typ", "JWT");
        if (how.flaw() == Flaw.HASHED_NONCE) {
            header.put(NONCE, UUID.randomUUID().toString());
        }
        header.put("alg", how.algorithm().headerValue());
        if (version == TokenVersion.V1) {
            header.put("x5t", keyId);
        }
        header.put("kid", keyId);
        if (how.flaw() == Flaw.EMBEDDED_KEY) {
            header.put("jwk", JsonWebKey.bare(how.signingKey().of(keys)));
        }
        return header;
    }

    /** The token in its compact form (RFC 7515, section 3.1). */
    String sign(TokenDraft draft) {
        String honest = draft.signingInput();
        return switch (how.flaw()) {
            case NONE, EMBEDDED_KEY -> join(honest, signature(honest));
            case TAMPERED_PAYLOAD -> join(tampered(draft).signingInput(), signature(honest));
            case FLIPPED_BIT -> join(honest, flipped(signature(honest)));
            case EMPTY_SIGNATURE -> join(honest, new byte[0]);
            case HASHED_NONCE -> join(honest, signature(hashed(draft).signingInput()));
        };
    }

    private static String join(String signingInput, byte[] signature) {
        return signingInput + "." + Base64URL.encode(signature);
    }

    private byte[] signature(String signingInput) {
        try {
            byte[] input = signingInput.getBytes(StandardCharsets.US_ASCII);
            return how.algorithm().sign(input, how.signingKey().of(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenDraft tampered(TokenDraft draft) {
        return draft.with("roles", List.of("admin", "tampered"));
    }

    private static byte[] flipped(byte[] signature) {
        signature[signature.length / 2] ^= 1;
        return signature;
    }

    private static TokenDraft hashed(TokenDraft draft) {
        byte[] nonce = String.valueOf(draft.header().get(NONCE)).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(nonce);
            return draft.withHeader(NONCE, Base64URL.encode(hash).toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
