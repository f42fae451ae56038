package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters that web.xml maps to servlets by their names, behind a filter of the application's own. */
@Shows(Capability.SERVLET_ROLES)
@Tag("extended")
class ServletNamesIT extends DeployedOrdersService {

    private final KnownCaller consumer = KnownCaller.consumer(entra);

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", "/open/*");
        return TestBed.ordersServiceWith(Set.of("access", "cors"), "servlet-names.xml", settings);
    }

    @BeforeEach
    void assumeServletNames() {
        Feature.NO_SERVLET_NAME_MAPPINGS.assumeAbsent();
    }

    @Test
    void filter_on_all_servlets_sees_requests() {
        assertThat(anonymously("/page").reason()).isEqualTo("no_token");
        assertThat(api.get("/page", consumer.token()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"async", "async-given", "forward", "include"})
    @Shows(Capability.DISPATCH)
    void filter_on_all_servlets_sees_dispatches(String by) {
        String path = "/open/dispatch?by=" + by + "&to=/page";

        assertThat(anonymously(path).status()).isEqualTo(401);
        assertThat(api.get(path, consumer.token()).status()).isEqualTo(200);
    }

    @Test
    @Shows(Capability.DISPATCH)
    void filter_on_all_servlets_shows_error_pages() {
        Reply reply = anonymously("/open/dispatch?by=error&to=409");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains("page reached");
    }

    /** Open Liberty keeps one chain of filters for both paths, though it serves them by different servlets. */
    @Test
    void path_parameter_does_not_unmap_the_filter_of_a_servlet() {
        assertThat(api.get("/ledger;/x", consumer.token()).status()).isIn(400, 403, 404);

        assertThat(api.get("/ledger", consumer.token()).reason()).isEqualTo("role_missing");
    }

    private Reply anonymously(String path) {
        return api.send("GET", path, List.of());
    }
}
