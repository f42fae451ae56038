package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.issuing.TokenSignature.Flaw;
import io.github.entrafilter.localentra.json.JsonBuilder;
import io.github.entrafilter.localentra.keys.JsonWebKey;
import io.github.entrafilter.localentra.keys.KeyInventory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signs tokens, correctly or with a flaw.
 *
 * @param keys all keys
 * @param how the way to sign
 */
record TokenSigner(KeyInventory keys, TokenSignature how) {

    private static final String NONCE = "nonce";

    /** Returns the header of a token signed this way. Version 1.0 names the key twice. */
    Map<String, Object> header(AccessTokenVersion version) {
        JsonBuilder header = JsonBuilder.object();
        String keyId = how.namedKey().of(keys).keyId();
        header.with("typ", "JWT");
        if (how.flaw() == Flaw.HASHED_NONCE) {
            header.with(NONCE, UUID.randomUUID().toString());
        }
        header.with("alg", how.algorithm().headerValue());
        if (version == AccessTokenVersion.V1) {
            header.with("x5t", keyId);
        }
        header.with("kid", keyId);
        if (how.flaw() == Flaw.EMBEDDED_KEY) {
            header.with("jwk", JsonWebKey.bare(how.signingKey().of(keys)));
        }
        return header.members();
    }

    /** Returns the token in its compact form (RFC 7515, section 3.1). */
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
