package io.github.entrafilter.ordersclient;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the client.
 *
 * @param service the base URL of the orders service, without a slash at the end
 * @param scope the scope of tokens: {@code api://{client id of the API}/.default}
 * @param identity the client id of the managed identity, on a machine that has several
 */
record ClientSettings(URI service, String scope, Optional<String> identity) {

    private static final String DEFAULT_SERVICE = "http://localhost:8080/orders";

    /**
     * Reads the command line ({@code [BASE_URL [SCOPE]]}), then the environment.
     *
     * @throws CallFailedException if a setting is missing or invalid
     */
    static ClientSettings of(List<String> arguments, Map<String, String> environment) throws CallFailedException {
        String service = argument(arguments, 0)
                .or(() -> variable(environment, "ORDERS_URL"))
                .orElse(DEFAULT_SERVICE);
        String scope = argument(arguments, 1)
                .or(() -> variable(environment, "ORDERS_SCOPE"))
                .orElseThrow(() -> new CallFailedException(
                        "ORDERS_SCOPE is not set; set it to api://{client id of the orders API}/.default"));
        return new ClientSettings(url(service), scope, variable(environment, "AZURE_CLIENT_ID"));
    }

    private static URI url(String url) throws CallFailedException {
        try {
            return URI.create(url.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new CallFailedException("not a URL: " + url, e);
        }
    }

    private static Optional<String> argument(List<String> arguments, int index) {
        return arguments.stream().skip(index).findFirst();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
