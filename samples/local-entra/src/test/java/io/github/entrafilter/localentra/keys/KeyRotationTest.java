package io.github.entrafilter.localentra.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.entrafilter.localentra.Client;
import io.github.entrafilter.localentra.DecodedToken;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenSignature;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

    private final LocalEntraServer entra = LocalEntraServer.start();

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void rotation_changes_the_signing_key() {
        Object before = keyId(TokenSignature.HONEST);
        entra.rotateKeys();

        assertThat(keyId(TokenSignature.HONEST)).isNotEqualTo(before);
    }

    @Test
    void rotation_publishes_the_new_key_alongside_the_old_ones() {
        DecodedToken before = token(TokenSignature.HONEST);
        entra.rotateKeys();

        assertThat(before.isSignedByOneOf(published())).isTrue();
        assertThat(token(TokenSignature.HONEST).isSignedByOneOf(published())).isTrue();
    }

    @Test
    void next_key_signs_before_its_publication() {
        DecodedToken early = token(TokenSignature.NEXT_KEY);
        boolean published = early.isSignedByOneOf(published());
        entra.rotateKeys();

        assertThat(published).isFalse();
        assertThat(early.isSignedByOneOf(published())).isTrue();
    }

    @Test
    void withdrawn_key_no_longer_verifies() {
        DecodedToken before = token(TokenSignature.HONEST);
        entra.rotateKeys();
        entra.withdrawOldestKey();
        entra.withdrawOldestKey();

        assertThat(before.isSignedByOneOf(published())).isFalse();
        assertThat(token(TokenSignature.HONEST).isSignedByOneOf(published())).isTrue();
    }

    @Test
    void last_key_cannot_be_withdrawn() {
        entra.withdrawOldestKey();

        assertThatIllegalStateException().isThrownBy(entra::withdrawOldestKey).withMessageContaining("rotate first");
    }

    @Test
    void rotation_continues_after_the_keys_in_the_jar() {
        for (int i = 0; i < KeyStock.load().publicCloud().size(); i++) {
            entra.rotateKeys();
        }

        assertThat(token(TokenSignature.HONEST).isSignedByOneOf(published())).isTrue();
    }

    private Object keyId(TokenSignature signature) {
        return token(signature).header().getOrDefault("kid", "");
    }

    private DecodedToken token(TokenSignature signature) {
        return DecodedToken.of(entra.token("orders-client", "orders").signedBy(signature));
    }

    private Map<String, Object> published() {
        return new Client(entra).json("/common/discovery/v2.0/keys");
    }
}
