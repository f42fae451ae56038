package io.github.entrafilter.it.clients;

import java.util.Map;

/**
 * Where a client finds itself.
 *
 * @param endpoint where it gets its token
 * @param resource the App ID URI of the API
 * @param identity the client id of the machine's managed identity
 * @param environment its environment variables
 */
record Situation(TokenEndpoint endpoint, String resource, String identity, Map<String, String> environment) {

    String scope() {
        return resource + "/.default";
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
