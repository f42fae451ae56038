package io.github.entrafilter.it;

import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Local Entra, once for all tests of a run, and the orders service as a WAR that trusts it. */
public final class TestBed {

    /** The API that the orders service is in local Entra's directory. */
    public static final String API = "orders";

    /** Packages that would disturb the tests of other deployments. */
    private static final Set<String> OPTIONAL_PACKAGES = Set.of(
            "guarded",
            "jwt",
            "desk",
            "access",
            "socket",
            "rules",
            "unserved",
            "library",
            "cors",
            "pages",
            "streams",
            "second",
            "rewriting");

    private static final LocalEntraServer ENTRA = LocalEntraServer.start();

    private TestBed() {}

    public static LocalEntraServer entra() {
        return ENTRA;
    }

    /** What points the orders service to local Entra: the settings of its four environment variables. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        ENTRA.environmentForApi(API).forEach((name, value) -> settings.put(propertyOf(name), value));
        settings.put("entra.public-paths", "/health, /api/open");
        return settings;
    }

    /** The same, and what makes the caller of resources known to a container that asks for its own. */
    static Map<String, String> settingsForResources() {
        Map<String, String> settings = settings();
        if (Feature.CALLER_OF_RESOURCES.isPresent()) {
            settings.put("entra.container-login", "true");
        }
        return settings;
    }

    /**
     * The orders service, and what the suite adds to it.
     *
     * @param webXml the resource that takes the place of its web.xml
     * @param settings go into its MicroProfile configuration
     */
    public static WebArchive ordersService(String webXml, Map<String, String> settings) {
        return ordersServiceWith(Set.of(), webXml, settings);
    }

    /** The same, with what the container itself guards. */
    static WebArchive ordersServiceAndVault(String webXml, Map<String, String> settings) {
        return ordersServiceWith(Set.of("guarded"), webXml, settings);
    }

    /** The same, with resources for the tokens of the container's MicroProfile JWT instead. */
    static WebArchive ordersServiceAndReaders(String webXml, Map<String, String> settings) {
        return ordersServiceWith(Set.of("jwt"), webXml, settings);
    }

    /** The same, with pages for users whom the container's OpenID Connect signs in instead. */
    static WebArchive ordersServiceAndDesk(String webXml, Map<String, String> settings) {
        return ordersServiceWith(Set.of("desk"), webXml, settings);
    }

    /** The same, with these optional packages of the suite's application. */
    static WebArchive ordersServiceWith(Set<String> packages, String webXml, Map<String, String> settings) {
        String others = OPTIONAL_PACKAGES.stream()
                        .filter(name -> !packages.contains(name))
                        .collect(Collectors.joining("|", ".*/(", ")/.*"))
                // Servers without servlets cannot load them.
                + (Feature.NO_SERVLETS.isPresent() ? "|.*/access/.*|.*(Servlet|InjectedCaller)\\.class" : "");
        JavaArchive application = ShrinkWrap.create(JavaArchive.class, "application.jar")
                .merge(
                        ShrinkWrap.createFromZipFile(JavaArchive.class, file("it.application")),
                        Filters.exclude(others));
        return ShrinkWrap.createFromZipFile(WebArchive.class, file("it.war"))
                .addAsLibrary(application)
                .setWebXML("wars/" + webXml)
                .addAsResource(new StringAsset(properties(settings)), "META-INF/microprofile-config.properties");
    }

    /**
     * A JAR with an initializer and a listener that add filters ahead of the filters of web.xml. Its name comes before
     * ours.
     */
    static JavaArchive libraryWithFilter() {
        return ShrinkWrap.create(JavaArchive.class, "a-library.jar")
                .merge(
                        ShrinkWrap.createFromZipFile(JavaArchive.class, file("it.application")),
                        Filters.include(".*/library/.*"))
                .addAsManifestResource(
                        new StringAsset("io.github.entrafilter.it.application.library.LibraryInitializer"),
                        "services/jakarta.servlet.ServletContainerInitializer")
                .addAsManifestResource("wars/library-fragment.xml", "web-fragment.xml");
    }

    /** The first service with the standalone JAR, next to a nimbus of the application's own. */
    static WebArchive ordersServiceByStandaloneJar(Set<String> packages, String webXml, Map<String, String> settings) {
        WebArchive war = ordersServiceWith(packages, webXml, settings);
        deleteThinJar(war);
        return war.addAsLibraries(file("it.standalone"), file("it.other.nimbus"));
    }

    /** Replaces the JARs of the WARs in this EAR by one JAR that they share. */
    static EnterpriseArchive withSharedJar(EnterpriseArchive ear) {
        ear.getAsType(WebArchive.class, Filters.include(".*\\.war")).forEach(TestBed::deleteThinJar);
        return ear.addAsLibrary(file("it.standalone"));
    }

    private static void deleteThinJar(WebArchive war) {
        war.getContent(Filters.include("/WEB-INF/lib/(entra-filter|nimbus-jose-jwt)-.*"))
                .keySet()
                .forEach(war::delete);
    }

    /** A WAR with one page, and no JAR. */
    static WebArchive page(Map<String, String> settings) {
        return ShrinkWrap.create(WebArchive.class)
                .addAsWebResource(new StringAsset("page reached"), "index.html")
                .setWebXML("wars/unmapped.xml")
                .addAsResource(new StringAsset(properties(settings)), "META-INF/microprofile-config.properties");
    }

    /** The same as the first, with both JARs, of which one would do. */
    public static WebArchive ordersServiceByBothJars(String webXml, Map<String, String> settings) {
        return ordersService(webXml, settings).addAsLibrary(file("it.standalone"));
    }

    /**
     * The same as the first, with these settings as init-params of each filter that its web.xml marks, and none of the
     * application.
     */
    static WebArchive ordersServiceSetByFilters(String webXml, Map<String, String> settings) {
        String parameters = settings.entrySet().stream()
                .map(setting -> "<init-param><param-name>" + setting.getKey().replaceFirst("^entra\\.", "")
                        + "</param-name><param-value>" + setting.getValue() + "</param-value></init-param>")
                .collect(Collectors.joining("\n"));
        return ordersService(webXml, Map.of())
                .setWebXML(new StringAsset(resource("wars/" + webXml).replace("<!-- settings -->", parameters)));
    }

    private static String resource(String name) {
        try (InputStream resource = TestBed.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File file(String property) {
        return new File(System.getProperty(property, ""));
    }

    /** Environment variables as MicroProfile Config's properties. */
    private static String propertyOf(String variable) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("ENTRA_TENANT_ID", "entra.tenant-id");
        names.put("ENTRA_CLIENT_ID", "entra.client-id");
        names.put("ENTRA_AUDIENCES", "entra.audiences");
        names.put("ENTRA_AUTHORITY", "entra.authority");
        return names.getOrDefault(variable, variable);
    }

    private static String properties(Map<String, String> settings) {
        StringWriter text = new StringWriter();
        settings.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
