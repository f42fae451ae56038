package io.github.entrafilter.it.quarkus;

import io.github.entrafilter.it.embedded.ProgramServer;
import io.github.entrafilter.it.embedded.UnpackedWar;
import io.quarkus.bootstrap.app.AdditionalDependency;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Quarkus, which is no server: it makes a program of each application, and that is what is started and ended. */
public final class QuarkusServer extends ProgramServer {

    private static final Path EXTENSIONS = Path.of("target", "quarkus");

    private final List<AutoCloseable> running = new ArrayList<>();

    @Override
    public void deploy(Path war, String contextPath) throws Exception {
        UnpackedWar application = unpacked(war);
        Properties settings = settings(contextPath);
        System.getProperties().putAll(settings);
        QuarkusBootstrap.Builder bootstrap = QuarkusBootstrap.builder()
                .setApplicationRoot(application.classes())
                .setProjectRoot(EXTENSIONS.toAbsolutePath())
                .setLocalProjectDiscovery(true)
                .setMode(QuarkusBootstrap.Mode.RUN)
                .setIsolateDeployment(true)
                // Else the code that Quarkus REST generates does not find the classes of the application.
                .setFlatClassPath(Boolean.getBoolean("it.quarkus.flat"))
                .setBuildSystemProperties(settings);
        application
                .libraries()
                .forEach(library ->
                        bootstrap.addAdditionalApplicationArchive(new AdditionalDependency(library, false, true)));
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        try {
            CuratedApplication curated = bootstrap.build().bootstrap();
            running.add(curated);
            RunningQuarkusApplication program =
                    curated.createAugmentor().createInitialRuntimeApplication().run();
            running.add(0, program);
        } catch (ExceptionInInitializerError failed) {
            undeploy();
            throw new IllegalStateException(contextPath + " did not start", failed);
        } finally {
            Thread.currentThread().setContextClassLoader(ours);
        }
    }

    private Properties settings(String contextPath) {
        Properties settings = new Properties();
        settings.setProperty(System.getProperty("it.quarkus.root", "quarkus.servlet.context-path"), contextPath);
        settings.setProperty("quarkus.http.host", "localhost");
        settings.setProperty("quarkus.http.port", Integer.toString(port()));
        return settings;
    }

    @Override
    public void undeploy() throws Exception {
        for (AutoCloseable part : running) {
            part.close();
        }
        running.clear();
    }

    @Override
    public void stop() {}
}
