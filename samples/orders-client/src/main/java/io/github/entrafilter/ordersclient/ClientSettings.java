package io.github.entrafilter.ordersclient;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the client.
 *
 * @param service the base URL of the orders service, without a slash at the end
 * @param scope the scope of tokens: {@code api://{client id of the API}/.default}
 * @param identity the client id of the managed identity, on a machine that has several
 */
record ClientSettings(URI service, String scope, Optional<String> identity) {

    private static final String DEFAULT_SERVICE = "http://localhost:8080/orders";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

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
        return new ClientSettings(serviceAddress(service), scope, variable(environment, "AZURE_CLIENT_ID"));
    }

    private static URI serviceAddress(String url) throws CallFailedException {
        try {
            URI address = URI.create(url.replaceFirst("/+$", ""));
            boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
            boolean encrypted = "https".equals(address.getScheme()) && address.getHost() != null;
            if (here || encrypted) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new CallFailedException("not a URL: " + url, e);
        }
        // Anyone who intercepts a token can use it.
        throw new CallFailedException("the service requires an https URL, unless it is on this machine: " + url);
    }

    private static Optional<String> argument(List<String> arguments, int index) {
        return arguments.stream().skip(index).findFirst();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
