package io.github.entrafilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.jaxrs.startup.JerseyExtension;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFilterFeatureTest {

    private final List<Object> registered = new ArrayList<>();

    private FeatureContext contextOf(RuntimeType side) {
        return proxy(FeatureContext.class, (name, arguments) -> {
            if (name.equals("getConfiguration")) {
                return proxy(
                        Configuration.class,
                        (asked, type) -> asked.equals("getRuntimeType") ? side : isRegistered((Class<?>) type[0]));
            }
            registered.add(arguments[0]);
            return contextOf(side);
        });
    }

    private boolean isRegistered(Class<?> type) {
        return registered.stream().anyMatch(one -> one == type || one.getClass() == type);
    }

    private interface Call {
        Object answer(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    @Test
    void server_gets_all_filters() {
        assertThat(new RequestFilterFeature().configure(contextOf(RuntimeType.SERVER)))
                .isTrue();

        assertThat(registered).contains(EntraRequestFilter.class, CallerInSpanFilter.class);
        assertThat(registered).hasAtLeastOneElementOfType(RolesFilter.class);
        assertThat(registered).hasAtLeastOneElementOfType(DynamicFeature.class);
    }

    /** Quarkus REST ignores other kinds of providers, and rejects a registration with contracts. */
    @Test
    void quarkus_rest_gets_its_own_filters() {
        ReactiveFilters.register(contextOf(RuntimeType.SERVER), new ResourceRules());

        assertThat(registered)
                .hasExactlyElementsOfTypes(
                        ReactiveFilters.Judging.class,
                        ReactiveFilters.Applying.class,
                        CallerInSpanFilter.class,
                        ReactiveFilters.Roles.class);
    }

    @Test
    void client_gets_no_filter() {
        assertThat(new RequestFilterFeature().configure(contextOf(RuntimeType.CLIENT)))
                .isFalse();

        assertThat(registered).isEmpty();
    }

    @Test
    void feature_found_in_three_ways_registers_its_filters_once() {
        FeatureContext context = contextOf(RuntimeType.SERVER);
        new RequestFilterFeature.Builtin().configure(context);
        int once = registered.size();

        new RequestFilterFeature().configure(context);
        new RequestFilterFeature.Scanned().configure(context);

        assertThat(registered).hasSize(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.ws.rs.core.Feature",
                "jakarta.ws.rs.ext.Providers",
                "org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable"
            })
    void service_file_names_a_class_that_registers_the_filters(String service) throws Exception {
        Object provider = Class.forName(lineOf(service)).getConstructor().newInstance();
        FeatureContext context = contextOf(RuntimeType.SERVER);

        if (provider instanceof Feature feature) {
            feature.configure(context);
            assertThat(registered).contains(EntraRequestFilter.class);
        } else {
            ((JerseyExtension) provider).configure(context);
            assertThat(registered).containsExactly(RequestFilterFeature.class);
        }
    }

    private static String lineOf(String service) throws Exception {
        try (InputStream file = RequestFilterFeature.class.getResourceAsStream("/META-INF/services/" + service)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
