package io.github.entrafilter.ordersclient;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the client needs to know.
 *
 * @param service the base URL of the orders service, without a slash at the end
 * @param scope what to ask a token for: {@code api://{client id of the API}/.default}
 * @param identity the client id of the managed identity, on a machine that has several
 */
record ClientSettings(URI service, String scope, Optional<String> identity) {

    private static final String DEFAULT_SERVICE = "http://localhost:8080/orders";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * From the command line ({@code [BASE_URL [SCOPE]]}), else from the environment.
     *
     * @throws CallFailedException if something is missing or makes no sense
     */
    static ClientSettings of(List<String> arguments, Map<String, String> environment) throws CallFailedException {
        String service = argument(arguments, 0)
                .or(() -> variable(environment, "ORDERS_URL"))
                .orElse(DEFAULT_SERVICE);
        String scope = argument(arguments, 1)
                .or(() -> variable(environment, "ORDERS_SCOPE"))
                .orElseThrow(() -> new CallFailedException(
                        "for which API? Set ORDERS_SCOPE to api://{client id of the orders API}/.default"));
        return new ClientSettings(serviceAddress(service), scope, variable(environment, "AZURE_CLIENT_ID"));
    }

    private static URI serviceAddress(String text) throws CallFailedException {
        try {
            URI address = URI.create(text.replaceFirst("/+$", ""));
            boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
            boolean encrypted = "https".equals(address.getScheme()) && address.getHost() != null;
            if (here || encrypted) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new CallFailedException("not a URL: " + text, e);
        }
        // Whoever reads a token on its way can use it.
        throw new CallFailedException("the service must have an https URL, unless it is on this machine: " + text);
    }

    private static Optional<String> argument(List<String> arguments, int index) {
        return arguments.stream().skip(index).findFirst();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
