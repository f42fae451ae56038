package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two WARs of one EAR: each by its own settings, whether each has a JAR of its own or both share one. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("redeployment")
class EnterpriseArchiveIT {

    private static final String JAR_IN_EACH_WAR = "jar-in-each-war";
    private static final String SHARED_JAR = "shared-jar";
    private static final String SHARED_JAR_UNMAPPED = "shared-jar-unmapped";
    private static final String SHARED_JAR_PAGES = "shared-jar-pages";

    private static final String ORDERS = "ear-orders";
    private static final String STOCK = "ear-stock";
    private static final String PAGES = "ear-pages";
    private static final String STOCK_AUDIENCE = "api://stock.contoso.example";

    private static final String APPLICATION = "/WEB-INF/lib/application.jar";
    private static final String NOT_STARTED = "not started";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = JAR_IN_EACH_WAR, managed = false, testable = false)
    static EnterpriseArchive jarInEachWar() {
        return ear(
                JAR_IN_EACH_WAR,
                TestBed.ordersServiceByStandaloneJar(Set.of(), "unmapped.xml", TestBed.settings()),
                TestBed.ordersServiceByStandaloneJar(Set.of(), "unmapped.xml", settingsOfStock()));
    }

    @Deployment(name = SHARED_JAR, managed = false, testable = false)
    static EnterpriseArchive sharedJar() {
        return TestBed.withSharedJar(ear(
                SHARED_JAR,
                TestBed.ordersServiceSetByFilters("declared.xml", TestBed.settings()),
                TestBed.ordersServiceSetByFilters("declared.xml", settingsOfStock())));
    }

    @Deployment(name = SHARED_JAR_UNMAPPED, managed = false, testable = false)
    static EnterpriseArchive sharedJarUnmapped() {
        return TestBed.withSharedJar(ear(
                SHARED_JAR_UNMAPPED,
                TestBed.ordersService("unmapped.xml", TestBed.settings()),
                TestBed.ordersService("unmapped.xml", settingsOfStock())));
    }

    /** A WAR without classes, so without beans. */
    @Deployment(name = SHARED_JAR_PAGES, managed = false, testable = false)
    static EnterpriseArchive sharedJarPages() {
        return TestBed.withSharedJar(ear(SHARED_JAR_PAGES, Map.of(PAGES, TestBed.page(TestBed.settings()))));
    }

    private static Map<String, String> settingsOfStock() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.client-id", "44444444-aaaa-bbbb-cccc-000000000000");
        settings.put("entra.audiences", STOCK_AUDIENCE);
        return settings;
    }

    private static EnterpriseArchive ear(String name, WebArchive orders, WebArchive stock) {
        return ear(name, Map.of(ORDERS, orders, STOCK, stock));
    }

    private static EnterpriseArchive ear(String name, Map<String, WebArchive> wars) {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, name + ".ear");
        wars.forEach((war, content) -> ear.addAsModule(war(war, content)));
        return ear.setApplicationXML(
                new StringAsset("<application xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"10\">"
                        + wars.keySet().stream()
                                .sorted()
                                .map(EnterpriseArchiveIT::module)
                                .collect(Collectors.joining())
                        + "</application>"));
    }

    /** GlassFish refuses JARs with beans that have the same name in two WARs. */
    private static WebArchive war(String name, WebArchive content) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war")
                .merge(content)
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
        if (war.contains(APPLICATION)) {
            war.move(APPLICATION, "/WEB-INF/lib/" + name + ".jar");
        }
        return war;
    }

    private static String module(String name) {
        return "<module><web><web-uri>" + name + ".war</web-uri><context-root>/" + name
                + "</context-root></web></module>";
    }

    @BeforeEach
    void assumeEar() {
        Feature.EAR.assumePresent();
    }

    @Test
    @Shows(Capability.STANDALONE_JAR)
    void each_war_with_a_jar_of_its_own_admits_its_callers_only() {
        assertThat(outcomes(JAR_IN_EACH_WAR))
                .isEqualTo(Feature.ONE_JAR_PER_EAR.isPresent() ? List.of(NOT_STARTED) : callersOfEach());
    }

    @Test
    @Shows(Capability.STANDALONE_JAR)
    void each_war_that_shares_a_jar_admits_its_callers_only() {
        assertThat(outcomes(SHARED_JAR)).isEqualTo(callersOfEach());
    }

    @Test
    @Shows(Capability.STANDALONE_JAR)
    void wars_that_share_a_jar_and_map_no_filter_are_not_open() {
        assertThat(outcomes(SHARED_JAR_UNMAPPED))
                .isEqualTo(Feature.NO_INITIALIZER_OF_EAR.isPresent() ? failuresOfEach() : callersOfEach());
    }

    @Test
    @Shows(Capability.STANDALONE_JAR)
    void war_of_pages_alone_that_shares_a_jar_is_not_open() {
        assertThat(outcomes(SHARED_JAR_PAGES, () -> List.of(PAGES + "/index.html " + status(PAGES, "/index.html"))))
                .isEqualTo(List.of(PAGES + "/index.html " + (Feature.NO_INITIALIZER_OF_EAR.isPresent() ? 500 : 401)));
    }

    private static List<String> failuresOfEach() {
        return paths().map(path -> path + " 500 500 500").toList();
    }

    private static List<String> callersOfEach() {
        return paths().map(path -> path
                        + (path.startsWith(ORDERS) ? " 401 200 401 wrong_audience" : " 401 401 wrong_audience 200"))
                .toList();
    }

    private static Stream<String> paths() {
        return Stream.of("/whoami", "/api/whoami").flatMap(path -> Stream.of(ORDERS + path, STOCK + path));
    }

    /** For each path: the outcome for no token, a token for orders, and a token for stock. */
    private List<String> outcomes(String deployment) {
        return outcomes(
                deployment, () -> paths().map(EnterpriseArchiveIT::outcome).toList());
    }

    private List<String> outcomes(String deployment, Supplier<List<String>> calls) {
        try {
            deployer.deploy(deployment);
        } catch (Exception refused) {
            return List.of(NOT_STARTED);
        }
        try {
            return calls.get();
        } finally {
            deployer.undeploy(deployment);
        }
    }

    private static String outcome(String path) {
        int slash = path.indexOf('/');
        OrdersApi api = OrdersApi.at(LatestDeployment.port(), path.substring(0, slash));
        String below = path.substring(slash);
        Reply orders = api.get(below, RefusedRequest.honest(TestBed.entra()).mint());
        Reply stock = api.get(
                below,
                RefusedRequest.honest(TestBed.entra()).audience(STOCK_AUDIENCE).mint());
        return path + " " + status(path.substring(0, slash), below) + " " + outcome(orders) + " " + outcome(stock);
    }

    /** The response to no token. */
    private static int status(String war, String path) {
        return OrdersApi.at(LatestDeployment.port(), war)
                .send("GET", path, List.of())
                .status();
    }

    private static String outcome(Reply reply) {
        return (reply.status() + " " + reply.reason()).strip();
    }
}
