package io.github.entrafilter.nativeimage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.servlet.startup.TracedStart;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The JAR's {@code reachability-metadata.json}: no native compiler runs here, so a traced run on the JVM and a scan of
 * the classes show what it must contain.
 */
class ReachabilityMetadataTest {

    private static final String FILE =
            "/META-INF/native-image/io.github.entrafilter/entra-filter/reachability-metadata.json";

    /** Looked up on servers of which there are no native images: TomEE, and Soteria on Payara and GlassFish. */
    private static final Set<String> NEVER_NATIVE = Set.of(
            "org.apache.openejb.server.cxf.rs.event.ExtensionProviderRegistration",
            "org.glassfish.soteria.SecurityContextImpl");

    /**
     * Classes with dynamic look-ups, each of which the metadata or the compiler's own analysis covers. One is covered
     * by neither: without its look-ups, applications with WebSockets do not start on Jetty.
     */
    private static final Set<String> LOOKING_UP = Set.of(
            "application.RecordLinkage",
            "cdi.EntraExtension",
            "doctor.Terminal",
            "jaxrs.HelidonRequests",
            "jaxrs.MatchedResources",
            "jaxrs.MethodDeclarations",
            "jaxrs.ResourceMethod",
            "keys.Verifiers",
            "platform.OptionalApi",
            "protection.TokenReader",
            "security.SecurityContextExtension",
            "servlet.jetty.JettyUpgradeOrder",
            "servlet.request.Container",
            "servlet.startup.ContainerLoginCheck",
            "servlet.startup.Descriptor",
            "servlet.startup.DuplicateJarCheck",
            "servlet.startup.MadeUpRequest",
            "servlet.startup.PredecessorCheck",
            "servlet.startup.WebSocketEndpoints",
            "settings.config.PropertiesFile");

    private static final List<?> CONSTRUCTOR = List.of(Map.of("name", "<init>", "parameterTypes", List.of()));
    private static final String ROOT = "io.github.entrafilter.";
    private static final Path SOURCES = Path.of("src", "main", "java");

    private final Map<String, Map<String, Object>> types = new TreeMap<>();
    private final Set<List<?>> proxies = new HashSet<>();
    private final List<String> globs = new ArrayList<>();

    ReachabilityMetadataTest() throws Exception {
        Map<String, @Nullable Object> metadata;
        try (InputStream file = requireNonNull(EntraFilter.class.getResourceAsStream(FILE))) {
            metadata = JsonReader.read(file.readAllBytes());
        }
        for (Map<String, Object> entry : entries(metadata.get("reflection"))) {
            if (entry.get("type") instanceof Map<?, ?> proxy) {
                proxies.add((List<?>) requireNonNull(proxy.get("proxy")));
            } else {
                types.put((String) requireNonNull(entry.get("type")), entry);
            }
        }
        for (Map<String, Object> entry : entries(metadata.get("resources"))) {
            globs.add((String) requireNonNull(entry.get("glob")));
        }
    }

    private static List<Map<String, Object>> entries(@Nullable Object list) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Object entry : (List<?>) requireNonNull(list)) {
            Map<String, Object> members = new TreeMap<>();
            ((Map<?, ?>) entry).forEach((name, value) -> members.put((String) name, value));
            entries.add(members);
        }
        return entries;
    }

    @Test
    void metadata_covers_what_a_traced_run_looks_up() throws Exception {
        Set<String> instantiated = new TreeSet<>();
        try (TracingLoader loader = new TracingLoader(
                List.of(placeOf(EntraFilter.class), placeOf(TracedStart.class), placeOf(JWSAlgorithm.class)))) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                loader.loadClass(TracedStart.class.getName())
                        .getMethod("run", Collection.class)
                        .invoke(null, instantiated);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
            Set<String> lookedUp = new TreeSet<>(loader.types());
            // The scenario loads it on behalf of the platform.
            lookedUp.remove(ROOT + "cdi.EntraBuildExtension");

            assertThat(lookedUp)
                    .contains("io.helidon.microprofile.server.Server")
                    .isSubsetOf(types.keySet());
            assertThat(instantiated)
                    .contains(ROOT + "jaxrs.EntraRequestFilter", ROOT + "cdi.CallerInRequest")
                    .allSatisfy(name -> assertThat(types.get(name))
                            .as(name)
                            .isNotNull()
                            .containsAnyOf(
                                    Map.entry("methods", CONSTRUCTOR), Map.entry("allDeclaredConstructors", true)));
            assertThat(loader.resources())
                    .contains("META-INF/microprofile-config.properties")
                    .allSatisfy(name -> assertThat(globs).as(name).anyMatch(glob -> matches(glob, name)));
        }
    }

    private static URL placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static boolean matches(String glob, String name) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return matcher.matches(Path.of(name));
    }

    @Test
    void every_class_with_dynamic_look_ups_is_known() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT.substring(0, ROOT.length() - 1));
        Set<String> lookingUp = classes.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(ReachabilityMetadataTest::isLookUp))
                .map(type -> type.getName().substring(ROOT.length()).replaceAll("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(lookingUp).containsExactlyInAnyOrderElementsOf(LOOKING_UP);
    }

    private static boolean isLookUp(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getName();
        return (owner.equals(Class.class.getName())
                        && member.matches("forName|getResource.*|get(Declared)?(Method|Field|Constructor)s?"))
                || (owner.equals(ClassLoader.class.getName()) && member.matches("loadClass|get(System)?Resource.*"))
                || owner.equals(Proxy.class.getName())
                || owner.equals(ServiceLoader.class.getName())
                || owner.equals(MethodHandles.class.getName())
                || (owner.equals(MethodHandles.Lookup.class.getName()) && member.startsWith("find"));
    }

    /** Other APIs are looked up by the names in their users' sources. */
    @Test
    void optional_types_in_the_sources_and_in_the_metadata_are_the_same() throws IOException {
        Pattern name = Pattern.compile("\"((?:[a-z0-9]+\\.){2,}[A-Z]\\w+)\"");
        Set<String> named = new TreeSet<>();
        Set<String> everywhere = new TreeSet<>();
        for (Path source : sources()) {
            String content = Files.readString(source);
            Set<String> found = name.matcher(content)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toSet());
            everywhere.addAll(found);
            if (content.contains("OptionalApi.isPresent(")) {
                named.addAll(found);
            }
        }
        named.removeAll(NEVER_NATIVE);
        named.remove("org.eclipse.microprofile.auth.LoginConfig");

        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(types.keySet());
        assertThat(types.keySet())
                .allSatisfy(type -> assertThat(type.startsWith(ROOT) || everywhere.contains(type))
                        .as("%s is looked up", type)
                        .isTrue());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void own_types_and_their_members_exist() throws ReflectiveOperationException {
        for (Map.Entry<String, Map<String, Object>> entry : types.entrySet()) {
            if (entry.getKey().startsWith(ROOT)) {
                Class<?> type = Class.forName(entry.getKey(), false, EntraFilter.class.getClassLoader());
                if (entry.getValue().get("fields") instanceof List<?> fields) {
                    for (Map<String, Object> field : entries(fields)) {
                        assertThat(type.getDeclaredField((String) requireNonNull(field.get("name")))
                                        .isAnnotationPresent(Context.class))
                                .isTrue();
                    }
                }
                if (entry.getValue().containsKey("methods")) {
                    assertThat(type.getDeclaredConstructor()).isNotNull();
                }
            }
        }
    }

    @Test
    void each_injected_field_is_listed() {
        Map<String, List<String>> injected = Map.of(
                "jaxrs.EntraRequestFilter", List.of("request", "servletContext"),
                "jaxrs.RolesFilter", List.of("matched"));
        injected.forEach((type, fields) -> assertThat(types.get(ROOT + type))
                .extractingByKey("fields")
                .isEqualTo(fields.stream().map(field -> Map.of("name", field)).toList()));
    }

    @Test
    void each_proxy_of_made_up_requests_is_listed() {
        assertThat(proxies)
                .containsExactlyInAnyOrder(
                        List.of("jakarta.servlet.http.HttpServletMapping"),
                        List.of("jakarta.servlet.http.HttpServletRequest"),
                        List.of("jakarta.servlet.http.HttpServletResponse"));
    }
}
