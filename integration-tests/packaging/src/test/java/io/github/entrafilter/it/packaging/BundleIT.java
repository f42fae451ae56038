package io.github.entrafilter.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The JARs as bundles, in an OSGi framework that has nothing of Jakarta EE. */
class BundleIT {

    private static final long MOST_MILLIS_TO_STOP = 10_000;

    @TempDir
    private Path cache;

    private Framework framework;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, cache.toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(MOST_MILLIS_TO_STOP);
    }

    private Bundle installed(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }

    @Test
    void the_thin_jar_runs_beside_nimbus() throws BundleException {
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
}
