package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.keys.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes tokens.
 *
 * @param authority who issues them
 * @param grants what is issued
 * @param keys what they are signed with
 */
public record TokenMint(Authority authority, Grants grants, SigningKeys keys) {

    private static final String PADDING = "padding";

    /** The honest token for this grant. */
    String mint(Grant grant) {
        return mint(grant, TokenSignature.HONEST, List.of(), 0);
    }

    /** The token for this grant, spoilt by these changes, signed this way and at least so long, in bytes. */
    String mint(Grant grant, TokenSignature how, List<UnaryOperator<TokenDraft>> changes, int length) {
        TokenSigner signer = new TokenSigner(keys, how);
        String issuer = authority.issuer(grant.version(), grant.tenantId());
        TokenDraft draft = TokenDraft.honest(grant, issuer, signer.header(grant.version()));
        for (UnaryOperator<TokenDraft> change : changes) {
            draft = change.apply(draft);
        }
        String token = signer.sign(draft);
        return token.length() >= length ? token : signer.sign(padded(draft, length - token.length()));
    }

    /** Adds a claim that makes the token longer by the given number of characters, or by the least more. */
    private static TokenDraft padded(TokenDraft draft, int missing) {
        int before = encoded(bytes(draft));
        TokenDraft empty = draft.repeating(PADDING, "");
        int characters = 0;
        while (encoded(bytes(empty) + characters) < before + missing) {
            characters++;
        }
        return draft.repeating(PADDING, "x".repeat(characters));
    }

    private static int bytes(TokenDraft draft) {
        return draft.payload().getBytes(StandardCharsets.UTF_8).length;
    }

    /** The length in base64url, without padding, of so many bytes. */
    private static int encoded(int bytes) {
        return (bytes * 4 + 2) / 3;
    }
}
