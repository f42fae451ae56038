package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications that share the JAR in the server's library folder: each by its own settings, to its own end. */
@Tag("container-specific")
class SharedLibraryIT {

    private static final String ORDERS = "/orders";
    private static final String STOCK = "/stock";
    private static final String STOCK_AUDIENCE = "api://stock.contoso.example";
    private static final String OTHER_TENANT = "99999999-aaaa-bbbb-cccc-000000000000";

    private final String orders =
            TestBed.entra().token("orders-client", TestBed.API).mint();
    private final String stock = TestBed.entra()
            .token("orders-client", TestBed.API)
            .audience(STOCK_AUDIENCE)
            .mint();

    @TempDir
    private Path scratch;

    private SmallTomcat tomcat;
    private SmallApplication ordersService;
    private SmallApplication stockService;
    private URLClassLoader shared;

    @BeforeEach
    void start() throws IOException, LifecycleException {
        tomcat = SmallTomcat.in(scratch);
        ordersService = SmallApplication.in(scratch, Layout.SHARED_CLASS_PATH, TestBed.settings(), "");
        stockService =
                SmallApplication.in(scratch, Layout.SHARED_CLASS_PATH, settings("entra.audiences", STOCK_AUDIENCE), "");
        shared = SmallTomcat.shared(ordersService);
    }

    @AfterEach
    void stop() throws IOException {
        tomcat.close();
        shared.close();
    }

    private static Map<String, String> settings(String name, String value) {
        Map<String, String> settings = new TreeMap<>(TestBed.settings());
        settings.put("entra.client-id", "44444444-aaaa-bbbb-cccc-000000000000");
        settings.put(name, value);
        return settings;
    }

    @Test
    void each_application_admits_its_own_callers_only() {
        tomcat.deploy(ORDERS, ordersService, shared);
        tomcat.deploy(STOCK, stockService, shared);

        assertThat(statuses(ORDERS)).containsExactly(401, 200, 401);
        assertThat(statuses(STOCK)).containsExactly(401, 401, 200);
    }

    /** The token was accepted by the other application, which cached it. */
    @Test
    void application_of_another_tenant_refuses_a_token_that_the_first_has_cached() throws IOException {
        SmallApplication elsewhere =
                SmallApplication.in(scratch, Layout.SHARED_CLASS_PATH, settings("entra.tenant-id", OTHER_TENANT), "");
        tomcat.deploy(ORDERS, ordersService, shared);
        tomcat.deploy(STOCK, elsewhere, shared);

        assertThat(statuses(ORDERS)).containsExactly(401, 200, 401);
        assertThat(statuses(STOCK)).containsExactly(401, 401, 401);
        assertThat(statuses(ORDERS)).containsExactly(401, 200, 401);
    }

    @Test
    void undeployment_of_one_application_leaves_the_other_as_it_was() {
        Context first = tomcat.deploy(ORDERS, ordersService, shared);
        tomcat.deploy(STOCK, stockService, shared);
        assertThat(statuses(STOCK)).containsExactly(401, 401, 200);

        tomcat.undeploy(first);

        assertThat(statuses(STOCK)).containsExactly(401, 401, 200);
        assertThat(freshStockTokenStatus()).isEqualTo(200);
        assertThat(statuses(ORDERS)).containsExactly(404, 404, 404);
    }

    @Test
    void application_that_does_not_start_leaves_the_other_as_it_was() throws IOException {
        tomcat.deploy(STOCK, stockService, shared);
        SmallApplication faulty =
                SmallApplication.in(scratch, Layout.SHARED_CLASS_PATH, settings("entra.mode", "maybe"), "");

        Context refused = tomcat.deploy(ORDERS, faulty, shared);

        assertThat(SmallTomcat.isRunning(refused)).isFalse();
        assertThat(statuses(STOCK)).containsExactly(401, 401, 200);
    }

    @Test
    void application_deployed_again_gets_its_new_settings() {
        tomcat.deploy(STOCK, stockService, shared);
        tomcat.undeploy(tomcat.deploy(ORDERS, stockService, shared));

        tomcat.deploy(ORDERS, ordersService, shared);

        assertThat(statuses(ORDERS)).containsExactly(401, 200, 401);
        assertThat(statuses(STOCK)).containsExactly(401, 401, 200);
    }

    /** A token that no cache has, judged by keys that are still refreshed. */
    private int freshStockTokenStatus() {
        return tomcat.call(
                        STOCK,
                        TestBed.entra()
                                .token("orders-client", TestBed.API)
                                .audience(STOCK_AUDIENCE)
                                .claim("uti", "fresh")
                                .mint())
                .join();
    }

    /** Without a token, with one for orders, and with one for stock. */
    private List<Integer> statuses(String path) {
        return Stream.of("", orders, stock)
                .map(token -> tomcat.call(path, token).join())
                .toList();
    }
}
