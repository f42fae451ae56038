package io.github.entrafilter.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The JARs as bundles next to the APIs of Jakarta EE 10 and 11, which are wired to the platform's own bundles. */
class PlatformBundlesIT extends FrameworkFixture {

    /** Some classes of the JAR, and the type of an API that each implements. */
    private static final Map<String, String> API_BY_CLASS = Map.of(
            "io.github.entrafilter.servlet.EntraFilter", "jakarta.servlet.Filter",
            "io.github.entrafilter.jaxrs.EntraRequestFilter", "jakarta.ws.rs.container.ContainerRequestFilter",
            "io.github.entrafilter.cdi.EntraExtension", "jakarta.enterprise.inject.spi.Extension",
            "io.github.entrafilter.security.BearerTokenMechanism",
                    "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism");

    @ParameterizedTest
    @CsvSource({"jakarta-ee-10", "jakarta-ee-11"})
    void thin_jar_is_wired_to_all_packages_of_the_platform(String platform) throws BundleException, IOException {
        installed(platform(platform));
        Bundle filter = installed(List.of(Delivered.nimbus(), Delivered.THIN)).get(1);

        filter.start();

        assertThat(wiredPackages(filter))
                .contains("jakarta.annotation.security", "jakarta.servlet", "jakarta.ws.rs.container")
                .containsAll(platformPackagesOf(filter));
    }

    static Stream<Arguments> jarsOnPlatforms() {
        return Stream.of("jakarta-ee-10", "jakarta-ee-11")
                .flatMap(platform ->
                        Stream.of(Delivered.THIN, Delivered.STANDALONE).map(jar -> Arguments.of(platform, jar)));
    }

    @ParameterizedTest
    @MethodSource("jarsOnPlatforms")
    void classes_of_the_jar_extend_those_of_the_platform(String platform, Path jar) throws Exception {
        List<Bundle> apis = installed(platform(platform));
        List<Bundle> jars = installed(jar.equals(Delivered.THIN) ? List.of(Delivered.nimbus(), jar) : List.of(jar));
        Bundle filter = jars.get(jars.size() - 1);
        filter.start();

        for (Map.Entry<String, String> pair : API_BY_CLASS.entrySet()) {
            Class<?> ours = filter.loadClass(pair.getKey());
            Class<?> theirs = filter.loadClass(pair.getValue());
            assertThat(theirs).isAssignableFrom(ours);
            assertThat(apis).contains(FrameworkUtil.getBundle(theirs));
        }
    }

    private List<Bundle> installed(List<Path> jars) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            bundles.add(installed(jar));
        }
        return bundles;
    }

    private static List<Path> platform(String name) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("platforms.directory", ""), name))) {
            return jars.toList();
        }
    }

    private static Set<String> wiredPackages(Bundle bundle) {
        return bundle.adapt(BundleWiring.class).getRequiredWires("osgi.wiring.package").stream()
                .map(BundleWire::getCapability)
                .map(capability -> String.valueOf(capability.getAttributes().get("osgi.wiring.package")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> platformPackagesOf(Bundle bundle) {
        String imports = bundle.getHeaders().get(Constants.IMPORT_PACKAGE);
        // Version ranges have commas between quotes.
        return Arrays.stream(imports.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(clause -> clause.replaceFirst(";.*", "").strip())
                .filter(name -> name.startsWith("jakarta."))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
