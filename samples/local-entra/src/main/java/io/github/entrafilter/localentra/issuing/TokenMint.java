package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.keys.KeyInventory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes and signs tokens. Safe for use by several threads. */
public final class TokenMint {

    private static final String PADDING = "padding";

    private final Authority authority;
    private final KeyInventory keys;

    /** Creates a mint for tokens of this issuer, signed with these keys. */
    public TokenMint(Authority authority, KeyInventory keys) {
        this.authority = authority;
        this.keys = keys;
    }

    /** Returns the genuine token for this grant. */
    String mint(Grant grant) {
        return mint(grant, TokenSignature.HONEST, List.of(), 0);
    }

    /** Returns the token for this grant with these changes, signed this way, and at least {@code length} bytes long. */
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

    /** Adds a claim that makes the token longer by this number of characters, or by as few more as possible. */
    private static TokenDraft padded(TokenDraft draft, int missing) {
        int before = encodedLength(bytes(draft));
        TokenDraft empty = draft.repeating(PADDING, "");
        int characters = 0;
        while (encodedLength(bytes(empty) + characters) < before + missing) {
            characters++;
        }
        return draft.repeating(PADDING, "x".repeat(characters));
    }

    private static int bytes(TokenDraft draft) {
        return draft.payload().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the length in base64url, without padding. */
    private static int encodedLength(int bytes) {
        return (bytes * 4 + 2) / 3;
    }
}
