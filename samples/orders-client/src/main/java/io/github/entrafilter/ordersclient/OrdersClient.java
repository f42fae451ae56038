package io.github.entrafilter.ordersclient;

import io.github.entrafilter.ordersclient.token.AccessTokens;
import io.github.entrafilter.ordersclient.token.CachedTokens;
import java.util.Arrays;

/**
 * The program: {@code java -jar orders-client.jar [BASE_URL [SCOPE]]}. Ends with 0 if all went well, with 1 after an
 * answer it cannot go on with, and with 2 if it could not ask at all.
 */
public final class OrdersClient {

    private static final int UNEXPECTED_ANSWER = 1;
    private static final int CANNOT_ASK = 2;

    private OrdersClient() {}

    /** Runs the errand. */
    public static void main(String[] arguments) {
        Logging.configure();
        try {
            ClientSettings settings = ClientSettings.of(Arrays.asList(arguments), System.getenv());
            AccessTokens tokens = CachedTokens.ofManagedIdentity(settings.scope(), settings.identity());
            System.out.printf("calling %s with a token for %s%n", settings.service(), settings.scope());
            new Errand(new OrdersApi(settings.service(), tokens), System.out).run();
        } catch (UnexpectedAnswerException e) {
            fail(e, UNEXPECTED_ANSWER);
        } catch (CallFailedException e) {
            fail(e, CANNOT_ASK);
        }
    }

    private static void fail(Exception e, int exitCode) {
        System.err.println("orders-client: " + e.getMessage());
        System.exit(exitCode);
    }
}
