package io.github.entrafilter.benchmarks.scene;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.io.IOException;
import java.text.ParseException;

/**
 * The common surroundings of all candidates: the API's trust, six published keys, and an application's v1.0 tokens.
 *
 * @param entra the authority that the filter fetches keys from
 */
public record Scene(LocalEntraServer entra, Trust trust) implements AutoCloseable {

    private static final String API = "orders-v1";
    private static final int KEYS = 6;
    private static final int TOKEN_BYTES = 1300;

    /** Starts local Entra with six published keys, of which the last one signs. */
    public static Scene set() throws IOException, ParseException {
        LocalEntraServer entra = LocalEntraServer.start();
        String audience = entra.environmentForApi(API).getOrDefault("ENTRA_AUDIENCES", "");
        Trust trust = Trust.in(entra.authority(), entra.tenantId(), audience);
        while (trust.keys().size() < KEYS) {
            entra.rotateKeys();
            trust = Trust.in(entra.authority(), entra.tenantId(), audience);
        }
        return new Scene(entra, trust);
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
