package io.github.entrafilter.jaxrs;

import io.github.entrafilter.platform.OptionalApi;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The host of requests on Helidon, which builds the request URI from it and does not show HTTP/2's {@code :authority}
 * as a header. Read by reflection: Helidon's classes need Java 21.
 */
final class HelidonRequests {

    private static final String REQUEST = "io.helidon.webserver.http.ServerRequest";
    private static final String CONTEXT = "io.helidon.common.context.Context";
    private static final String CONTEXTS = "io.helidon.common.context.Contexts";

    private HelidonRequests() {}

    static boolean arePresent() {
        return OptionalApi.isPresent(REQUEST);
    }

    /** Returns the host of the request on this thread. */
    static String currentHost() {
        try {
            Class<?> request = Class.forName(REQUEST);
            Method current = Class.forName(CONTEXTS).getMethod("context");
            Method get = Class.forName(CONTEXT).getMethod("get", Class.class);
            Optional<?> context = (Optional<?>) current.invoke(null);
            Optional<?> found = (Optional<?>) get.invoke(context.orElseThrow(), request);
            return String.valueOf(request.getMethod("authority").invoke(found.orElseThrow()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return ResourceExchange.UNREADABLE_HOST;
        }
    }
}
