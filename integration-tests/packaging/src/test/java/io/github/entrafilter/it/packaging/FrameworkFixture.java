package io.github.entrafilter.it.packaging;

import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** An OSGi framework for each test, which has nothing of Jakarta EE. */
abstract class FrameworkFixture {

    private static final long MAX_MILLIS_TO_STOP = 10_000;

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
        framework.waitForStop(MAX_MILLIS_TO_STOP);
    }

    Bundle installed(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }
}
