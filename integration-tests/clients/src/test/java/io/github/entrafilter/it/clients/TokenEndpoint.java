package io.github.entrafilter.it.clients;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where clients get their tokens, and with what. */
enum TokenEndpoint {
    IMDS("IMDS", "orders-client") {
        @Override
        Map<String, String> environment(LocalEntraServer entra, Path files) {
            return entra.overHttps().environmentForManagedIdentity();
        }
    },
    APP_SERVICE("App Service", "orders-client") {
        @Override
        Map<String, String> environment(LocalEntraServer entra, Path files) {
            return entra.overHttps().environmentForAppService();
        }
    },
    FEDERATED_TOKEN("federated token", "orders-client") {
        @Override
        Map<String, String> environment(LocalEntraServer entra, Path files) throws IOException {
            return entra.environmentForClient().withWorkloadIdentity(caller(), files);
        }
    },
    SECRET("secret", "nightly-job") {
        @Override
        Map<String, String> environment(LocalEntraServer entra, Path files) {
            return entra.environmentForClient().withSecret(caller());
        }
    },
    CERTIFICATE("certificate", "nightly-job") {
        @Override
        Map<String, String> environment(LocalEntraServer entra, Path files) throws IOException {
            return entra.environmentForClient().withCertificate(caller(), files);
        }
    };

    private final String title;
    private final String caller;

    TokenEndpoint(String title, String caller) {
        this.title = title;
        this.caller = caller;
    }

    /** What a client finds in its environment there. */
    abstract Map<String, String> environment(LocalEntraServer entra, Path files) throws IOException;

    /** Who gets a token there, by the name in the directory. */
    String caller() {
        return caller;
    }

    @Override
    public String toString() {
        return title;
    }
}
