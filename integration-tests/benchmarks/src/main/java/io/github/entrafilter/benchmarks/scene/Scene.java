package io.github.entrafilter.benchmarks.scene;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;

/**
 * The common surroundings of all candidates: the API's trust, the published keys, and an application's v1.0 tokens.
 *
 * @param entra the authority that the filter fetches keys from
 */
public record Scene(LocalEntraServer entra, Trust trust) implements AutoCloseable {

    /** The published keys, for the report: a library that tries them in turn is as fast as their order lets it be. */
    public static final String KEYS = "six keys, of which the second signs";

    private static final int PUBLISHED = 6;
    private static final int SIGNING = 2;
    private static final String API = "orders-v1";
    private static final int TOKEN_BYTES = 1300;

    /** Starts local Entra with these keys. */
    public static Scene set() throws IOException, ParseException {
        LocalEntraServer entra = LocalEntraServer.start();
        String audience = entra.environmentForApi(API).getOrDefault("ENTRA_AUDIENCES", "");
        Scene scene = new Scene(entra, Trust.in(entra.authority(), entra.tenantId(), audience));
        scene.requireKeys();
        return scene;
    }

    private void requireKeys() throws ParseException {
        List<String> published =
                trust.keys().getKeys().stream().map(JWK::getKeyID).toList();
        String signing = JWSObject.parse(token().mint()).getHeader().getKeyID();
        if (published.size() != PUBLISHED || published.indexOf(signing) != SIGNING - 1) {
            throw new IllegalStateException("there are not " + KEYS + ": " + signing + " of " + published);
        }
    }

    /** The token of all measurements: a confidential client's, which is shorter than a managed identity's. */
    public TokenBuilder token() {
        return entra.token("nightly-job", API).version1().roles("consumer").paddedTo(TOKEN_BYTES);
    }

    @Override
    public void close() {
        entra.close();
    }
}
