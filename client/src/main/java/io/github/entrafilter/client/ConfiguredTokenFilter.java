package io.github.entrafilter.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The {@link BearerTokenFilter} of MicroProfile REST Client, configured by MicroProfile Config:
 * {@code @RegisterProvider (ConfiguredTokenFilter.class)} on the interface. Its settings begin with
 * {@code entra.client.KEY.}, where {@code KEY} is the {@code configKey} of {@code @RegisterRestClient}, or with
 * {@code entra.client.} without one.
 */
public class ConfiguredTokenFilter implements ClientRequestFilter, ClientResponseFilter {

    private static final String USED = ConfiguredTokenFilter.class.getName();

    private final Function<ClientRequestContext, String> nameOf;
    private final Function<String, BearerTokenFilter> configuration;
    private final Map<String, BearerTokenFilter> filters = new ConcurrentHashMap<>();

    /** Creates a filter for any REST clients. */
    public ConfiguredTokenFilter() {
        this(ConfiguredTokenFilter::configKey, configuration(ConfigProvider.getConfig()));
    }

    /**
     * Creates a filter for a service, also for clients without such an interface.
     *
     * @param name the name in the settings
     */
    public ConfiguredTokenFilter(String name) {
        this(request -> name, configuration(ConfigProvider.getConfig()));
    }

    ConfiguredTokenFilter(
            Function<ClientRequestContext, String> nameOf, Function<String, BearerTokenFilter> configuration) {
        this.nameOf = nameOf;
        this.configuration = configuration;
    }

    private static Function<String, BearerTokenFilter> configuration(Config config) {
        return name -> {
            ServiceSettings settings =
                    new ServiceSettings(name, property -> config.getOptionalValue(property, String.class));
            return new BearerTokenFilter(settings.url(), settings.tokens());
        };
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (!Retry.is(request)) {
            BearerTokenFilter filter = filters.computeIfAbsent(nameOf.apply(request), configuration);
            request.setProperty(USED, filter);
            filter.filter(request);
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (request.getProperty(USED) instanceof BearerTokenFilter filter) {
            filter.filter(request, response);
        }
    }

    /** Returns the {@code configKey} of the interface whose method was called; empty if it has none. */
    static String configKey(ClientRequestContext request) {
        return request.getProperty(Retry.INVOKED_METHOD) instanceof Method method
                ? Optional.ofNullable(method.getDeclaringClass().getAnnotation(RegisterRestClient.class))
                        .map(RegisterRestClient::configKey)
                        .orElse("")
                : "";
    }
}
