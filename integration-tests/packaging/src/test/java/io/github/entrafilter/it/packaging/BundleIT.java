package io.github.entrafilter.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** The JARs as bundles, in an OSGi framework that has nothing of Jakarta EE. */
class BundleIT extends FrameworkFixture {

    @Test
    void the_thin_jar_runs_next_to_nimbus() throws BundleException {
        installed(Delivered.nimbus());
        Bundle filter = installed(Delivered.THIN);

        filter.start();

        assertThat(filter.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void the_thin_jar_does_not_resolve_without_nimbus() throws BundleException {
        Bundle filter = installed(Delivered.THIN);

        assertThat(catchThrowable(filter::start))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("com.nimbusds.jose");
    }

    @Test
    void the_standalone_jar_runs_alone() throws BundleException, ClassNotFoundException {
        Bundle filter = installed(Delivered.STANDALONE);

        filter.start();

        assertThat(filter.loadClass("io.github.entrafilter.token.TokenJudge")).isNotNull();
    }

    /** The APIs of Jakarta EE 10 and 11, and each stable release of OpenTelemetry. */
    @ParameterizedTest
    @CsvSource({
        "jakarta.annotation.security,               2.1.0",
        "jakarta.annotation.security,               3.0.0",
        "jakarta.enterprise.inject.spi,             4.0.0",
        "jakarta.enterprise.inject.spi,             4.1.0",
        "jakarta.security.enterprise,               3.0.0",
        "jakarta.security.enterprise,               4.0.0",
        "jakarta.servlet,                           6.0.0",
        "jakarta.servlet,                           6.1.0",
        "jakarta.ws.rs.container,                   3.1.0",
        "jakarta.ws.rs.container,                   4.0.0",
        "org.eclipse.microprofile.openapi.models,   2.0.0",
        "org.eclipse.microprofile.openapi.models,   2.2.0",
        "io.opentelemetry.api.metrics,              1.0.0",
        "io.opentelemetry.api.metrics,              1.68.0",
        "org.apache.openejb,                        10.0.0",
        "org.apache.openejb,                        11.0.0",
        "org.glassfish.jersey.internal.spi,         3.1.0",
        "org.glassfish.jersey.internal.spi,         4.0.0",
    })
    void thin_jar_imports_the_apis_of_a_platform(String api, String version) throws IOException {
        String imports = manifestOf(Delivered.THIN).getValue(Constants.IMPORT_PACKAGE);
        Matcher imported = Pattern.compile(
                        "(?:^|,)" + Pattern.quote(api) + ";(?:resolution:=optional;)?version=\"([^\"]+)\"")
                .matcher(imports);

        assertThat(imported.find()).as(imports).isTrue();
        assertThat(new VersionRange(imported.group(1)).includes(new Version(version)))
                .as(imported.group(1))
                .isTrue();
    }

    private static Attributes manifestOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }
}
