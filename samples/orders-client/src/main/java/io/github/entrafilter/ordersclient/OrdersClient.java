package io.github.entrafilter.ordersclient;

import io.github.entrafilter.client.AccessTokens;
import java.util.Arrays;

/**
 * The program: {@code java -jar orders-client.jar [BASE_URL [SCOPE]]}. Its exit code is 0 on success, 1 after an
 * unexpected response, and 2 if a request could not be sent.
 */
public final class OrdersClient {

    private static final int UNEXPECTED_RESPONSE = 1;
    private static final int CALL_FAILED = 2;

    private OrdersClient() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        Logging.configure();
        try {
            ClientSettings settings = ClientSettings.of(Arrays.asList(arguments), System.getenv());
            AccessTokens tokens = settings.identity()
                    .map(clientId -> AccessTokens.ofManagedIdentity(settings.scope(), clientId))
                    .orElseGet(() -> AccessTokens.ofManagedIdentity(settings.scope()));
            OrdersApi api = new OrdersApi(settings.service(), tokens);
            System.out.printf("calling %s with a token for %s%n", settings.service(), settings.scope());
            new Command(api, System.out).run();
        } catch (UnexpectedResponseException e) {
            fail(e, UNEXPECTED_RESPONSE);
        } catch (CallFailedException | IllegalArgumentException e) {
            fail(e, CALL_FAILED);
        }
    }

    private static void fail(Exception e, int exitCode) {
        System.err.println("orders-client: " + e.getMessage());
        System.exit(exitCode);
    }
}
