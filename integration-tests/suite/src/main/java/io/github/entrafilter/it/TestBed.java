package io.github.entrafilter.it;

import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.File;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filter;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Local Entra, once for all tests of a run, and the orders service as a WAR that trusts it. */
public final class TestBed {

    /** The API that the orders service is in local Entra's directory. */
    public static final String API = "orders";

    private static final Filter<ArchivePath> NOT_GUARDED_BY_CONTAINER = Filters.exclude(".*/(guarded|jwt|desk)/.*");
    private static final Filter<ArchivePath> NO_LOGIN_BUT_OURS = Filters.exclude(".*/(jwt|desk)/.*");
    private static final Filter<ArchivePath> NO_LOGIN_BUT_JWT = Filters.exclude(".*/(guarded|desk)/.*");
    private static final Filter<ArchivePath> NO_LOGIN_BUT_OPENID = Filters.exclude(".*/(guarded|jwt)/.*");

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
        return ordersService(webXml, settings, NOT_GUARDED_BY_CONTAINER);
    }

    /** The same, with what the container itself guards. */
    static WebArchive ordersServiceAndVault(String webXml, Map<String, String> settings) {
        return ordersService(webXml, settings, NO_LOGIN_BUT_OURS);
    }

    /** The same, with resources for the tokens of the container's MicroProfile JWT instead. */
    static WebArchive ordersServiceAndReaders(String webXml, Map<String, String> settings) {
        return ordersService(webXml, settings, NO_LOGIN_BUT_JWT);
    }

    /** The same, with pages for users whom the container's OpenID Connect signs in instead. */
    static WebArchive ordersServiceAndDesk(String webXml, Map<String, String> settings) {
        return ordersService(webXml, settings, NO_LOGIN_BUT_OPENID);
    }

    /** The same as the first, by the JAR that needs no other, beside a nimbus of the application's own. */
    static WebArchive ordersServiceByStandaloneJar(String webXml, Map<String, String> settings) {
        WebArchive war = ordersService(webXml, settings);
        war.getContent(Filters.include("/WEB-INF/lib/(entra-filter|nimbus-jose-jwt)-.*"))
                .keySet()
                .forEach(war::delete);
        return war.addAsLibraries(file("it.standalone"), file("it.other.nimbus"));
    }

    private static File file(String property) {
        return new File(System.getProperty(property, ""));
    }

    private static WebArchive ordersService(String webXml, Map<String, String> settings, Filter<ArchivePath> parts) {
        JavaArchive application = ShrinkWrap.create(JavaArchive.class, "application.jar")
                .merge(ShrinkWrap.createFromZipFile(JavaArchive.class, file("it.application")), parts);
        return ShrinkWrap.createFromZipFile(WebArchive.class, file("it.war"))
                .addAsLibrary(application)
                .setWebXML("wars/" + webXml)
                .addAsResource(new StringAsset(properties(settings)), "META-INF/microprofile-config.properties");
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
