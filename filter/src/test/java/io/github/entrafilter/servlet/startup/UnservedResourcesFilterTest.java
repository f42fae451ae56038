package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.URL;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusal itself is seen on Quarkus, by the suite. */
class UnservedResourcesFilterTest {

    private static final Filter NEXT = (request, response, chain) -> {};

    @ParameterizedTest
    @CsvSource({
        "Undertow - 2.3, io/quarkus/runtime/Quarkus.class, io.quarkus.resteasy.runtime.ResteasyServlet, com.contoso.Cors,                        true",
        "Apache Tomcat/11.0, io/quarkus/runtime/Quarkus.class, io.quarkus.resteasy.runtime.ResteasyServlet, com.contoso.Cors,                        false",
        "Undertow - 2.3, io/quarkus/runtime/Quarkus.class, com.contoso.Orders,                          io.quarkus.resteasy.runtime.ResteasyFilter, true",
        "Undertow - 2.3, io/quarkus/runtime/Quarkus.class, com.contoso.Orders,                          com.contoso.Cors,                        false",
        "Undertow - 2.3, com/contoso/Orders.class,         org.jboss.resteasy.Dispatcher,               com.contoso.Cors,                        false",
    })
    void requests_to_resources_on_quarkus_are_checked(
            String server, String present, String servletClass, String filterClass, boolean checked) {
        FakeContext context = new FakeContext()
                .server(server)
                .classes(new ClassLoader(null) {
                    @Override
                    protected @Nullable URL findResource(String name) {
                        return name.equals(present) ? UnservedResourcesFilterTest.class.getResource("/") : null;
                    }
                })
                .servlet("S", servletClass, "/api/*")
                .filter("F", filterClass, Map.of(), "/*");

        assertThat(UnservedResourcesFilter.before(NEXT, context.context()) != NEXT)
                .isEqualTo(checked);
    }
}
