package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.jaxrs.RequestFilterFeature;
import io.github.entrafilter.settings.config.PropertiesFile;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A start of the filter that a class loader traces: in a servlet container such as that of Quarkus, with made-up
 * requests, and on the side of JAX-RS and CDI. The argument gets the names of classes that the platform instantiates.
 */
public final class TracedStart {

    private TracedStart() {}

    /** Runs the start. */
    public static void run(Collection<String> instantiated) throws Exception {
        startServlets();
        startResources(instantiated);
        addBeans(instantiated);
        PropertiesFile.named("microprofile-config.properties", TracedStart.class.getClassLoader());
        PropertiesFile.named("microprofile-config-prod.properties", TracedStart.class.getClassLoader());
    }

    private static void startServlets() throws ServletException {
        FakeContext.configureApplication();
        FakeContext application = new FakeContext().server("Undertow - 2.3.20.Final");
        new EntraFilterInitializer().onStartup(Set.of(), application.context());
        FrontFilter filter = new FrontFilter();
        filter.init(application.config(FrontFilter.NAME));
        new ApplicationLifecycle().contextInitialized(new ServletContextEvent(application.context()));
        // Waits for the made-up requests.
        filter.destroy();
        FakeContext.forgetConfiguration();
    }

    private static void startResources(Collection<String> instantiated) {
        Configuration server = FakeContext.fake(
                Configuration.class, Map.of("getRuntimeType", RuntimeType.SERVER, "isRegistered", false));
        FeatureContext context = (FeatureContext) Proxy.newProxyInstance(
                FeatureContext.class.getClassLoader(),
                new Class<?>[] {FeatureContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConfiguration")) {
                        return server;
                    }
                    if (arguments[0] instanceof Class<?> type) {
                        instantiated.add(type.getName());
                    }
                    return proxy;
                });
        new RequestFilterFeature().configure(context);
    }

    private static void addBeans(Collection<String> instantiated)
            throws ReflectiveOperationException, InvocationTargetException {
        ScannedClasses classes = name -> instantiated.add(name);
        BuildCompatibleExtension extension = Class.forName("io.github.entrafilter.cdi.EntraBuildExtension")
                .asSubclass(BuildCompatibleExtension.class)
                .getDeclaredConstructor()
                .newInstance();
        extension.getClass().getMethod("addBeans", ScannedClasses.class).invoke(extension, classes);
    }
}
