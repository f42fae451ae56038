package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Applications that are built so that protection is not in force where it ought to be: they do not start, or refuse
 * anonymous requests all the same.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Tag("redeployment")
class UnprotectedDeploymentsIT {

    private static final String SOUND = "sound";
    private static final String UNREQUESTED = "unrequested";
    private static final String ABSOLUTE_ORDERING = "absolute-ordering";
    private static final String BOTH_JARS = "both-jars";
    private static final String CONTAINER_LOGIN = "container-login";
    private static final String NO_SERVICES = "no-services";
    private static final String FILTERS_ALONE = "filters-alone";

    private static final String NOT_STARTED = "not started";

    /** Why servers in this JVM do not start some of them, in our words; of two JARs the server itself complains. */
    private static final Map<String, String> REFUSALS = Map.of(
            UNREQUESTED, "requests from clients pass without a token",
            ABSOLUTE_ORDERING, "Entra Filter does not protect the application",
            BOTH_JARS, "entra_filter");

    @ArquillianResource
    private Deployer deployer;

    private final LocalEntraServer entra = TestBed.entra();

    @Deployment(name = SOUND, managed = false, testable = false)
    static WebArchive sound() {
        return named(SOUND, TestBed.ordersService("unmapped.xml", TestBed.settings()));
    }

    @Deployment(name = UNREQUESTED, managed = false, testable = false)
    static WebArchive unrequested() {
        return named(UNREQUESTED, TestBed.ordersService("unrequested.xml", TestBed.settings()));
    }

    @Deployment(name = ABSOLUTE_ORDERING, managed = false, testable = false)
    static WebArchive absoluteOrdering() {
        return named(ABSOLUTE_ORDERING, TestBed.ordersService("absolute-ordering.xml", TestBed.settings()));
    }

    @Deployment(name = BOTH_JARS, managed = false, testable = false)
    static WebArchive bothJars() {
        return named(BOTH_JARS, TestBed.ordersServiceByBothJars("unmapped.xml", TestBed.settings()));
    }

    @Deployment(name = CONTAINER_LOGIN, managed = false, testable = false)
    static WebArchive containerLogin() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.container-login", "true");
        return named(CONTAINER_LOGIN, TestBed.ordersService("unmapped.xml", settings));
    }

    @Deployment(name = NO_SERVICES, managed = false, testable = false)
    static WebArchive noServices() {
        WebArchive war = TestBed.ordersServiceWith(
                        Set.of("unserved"), "jaxrs-alone.xml", TestBed.settingsForResources())
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
        war.delete("/WEB-INF/classes/io/github/entrafilter/orders/api/OrdersApplication.class");
        return named(NO_SERVICES, war);
    }

    @Deployment(name = FILTERS_ALONE, managed = false, testable = false)
    static WebArchive filtersAlone() {
        return named(FILTERS_ALONE, TestBed.ordersServiceSetByFilters("filters-alone.xml", TestBed.settings()))
                .addAsWebInfResource("wars/glassfish-web.xml", "glassfish-web.xml");
    }

    /** Arquillian wants each to have a name of its own. */
    private static WebArchive named(String name, WebArchive war) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .merge(war)
                .addAsWebResource(new StringAsset("page reached"), "index.html");
    }

    @Test
    @Shows(Capability.SERVLET_ROLES)
    void a_filter_that_is_not_mapped_to_requests_leaves_nothing_open() {
        assertThat(outcomeForPage(UNREQUESTED)).isIn(NOT_STARTED, "401");
    }

    @Test
    @Shows(Capability.CDI_INJECTION)
    void an_absolute_ordering_without_the_JAR_leaves_nothing_open() {
        assertThat(outcomeForPage(ABSOLUTE_ORDERING)).isIn(NOT_STARTED, "401");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void an_application_that_loads_no_services_leaves_no_resource_open() {
        assertThat(anonymousOutcome(NO_SERVICES, "/api/unserved")).isIn(NOT_STARTED, "401", "403", "503");
    }

    /** Open Liberty enforces roles by itself, and does not know the filter's caller here. */
    @Test
    @Shows(Capability.JAXRS_ROLES)
    void an_application_that_loads_no_services_admits_no_caller_without_the_role() {
        String token = RefusedRequest.honest(entra).mint();

        assertThat(outcome(NO_SERVICES, api -> status(api.get("/api/unserved", token))))
                .isIn(NOT_STARTED, "401", "403", "503");
    }

    /** The strictest filter decides, whatever the names are. */
    @Test
    @Shows(Capability.JAXRS_ROLES)
    void resources_without_a_filter_are_not_protected_by_one_in_report_mode() {
        assertThat(anonymousOutcome(FILTERS_ALONE, "/api/orders")).isIn(NOT_STARTED, "401");
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void resources_without_a_filter_admit_callers_of_the_strictest() {
        String token = RefusedRequest.honest(entra).mint();

        assertThat(outcome(FILTERS_ALONE, api -> status(api.get("/api/orders", token))))
                .isIn(NOT_STARTED, "200");
    }

    @Test
    @Shows(Capability.STANDALONE_JAR)
    void both_JARs_in_one_application_are_warned_of() {
        assertWarned(BOTH_JARS, "entra-filter");
    }

    @Test
    @Shows(Capability.SERVLET_ROLES)
    void container_login_without_Jakarta_Security_is_warned_of() {
        Feature.JAKARTA_SECURITY.assumeAbsent();

        assertWarned(CONTAINER_LOGIN, "container-login");
    }

    /** What no log shows here shows by the response. */
    private void assertWarned(String deployment, String subject) {
        try (HeardLog log = HeardLog.fromNow()) {
            String outcome = outcomeForPage(deployment);

            assertThat(outcome).isIn(NOT_STARTED, "401");
            if (outcome.equals("401") && Feature.SAME_JVM.isPresent()) {
                assertThat(log.records())
                        .filteredOn(entry -> entry.getLevel().equals(Level.WARNING))
                        .anySatisfy(entry -> assertThat(entry.getMessage()).contains(subject));
            }
        }
    }

    /** Each WAR has this page. Payara Micro may report a failed start after the deployment, and serves 404 then. */
    private String outcomeForPage(String deployment) {
        String outcome = anonymousOutcome(deployment, "/index.html");
        return outcome.equals("404") ? NOT_STARTED : outcome;
    }

    private String anonymousOutcome(String deployment, String path) {
        return outcome(deployment, api -> status(api.send("GET", path, List.of())));
    }

    private static String status(Reply reply) {
        return Integer.toString(reply.status());
    }

    /**
     * Where the application does not start, a sound one has to: else the container may be why. What is said in this JVM
     * has to name what is wrong with it.
     */
    private String outcome(String deployment, Function<OrdersApi, String> call) {
        try (HeardLog log = HeardLog.of("")) {
            try {
                deployer.deploy(deployment);
            } catch (Exception refused) {
                String said = wordsOf(refused, log);
                deployer.deploy(SOUND);
                deployer.undeploy(SOUND);
                if (Feature.SAME_JVM.isPresent()) {
                    assertThat(REFUSALS)
                            .hasEntrySatisfying(
                                    deployment, refusal -> assertThat(said).contains(refusal));
                }
                return NOT_STARTED;
            }
        }
        try {
            return call.apply(OrdersApi.at(LatestDeployment.port(), deployment));
        } finally {
            deployer.undeploy(deployment);
        }
    }

    /** All that the failure and the log of the server say. */
    private static String wordsOf(Exception refused, HeardLog log) {
        StringWriter words = new StringWriter();
        PrintWriter writer = new PrintWriter(words);
        refused.printStackTrace(writer);
        for (LogRecord entry : log.records()) {
            writer.println(entry.getMessage());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(writer);
            }
        }
        return words.toString();
    }
}
