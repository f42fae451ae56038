package io.github.entrafilter.cdi;

import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.servlet.startup.ProtectionCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContext;

/**
 * Adds our beans to an application. A JAR with an extension is not scanned, so beans whose API the container lacks do
 * not break the deployment.
 */
public final class EntraExtension implements Extension {

    void addBeans(@Observes BeforeBeanDiscovery event) throws ClassNotFoundException {
        for (String name : BeanList.names()) {
            event.addAnnotatedType(Class.forName(name), name);
        }
    }

    /**
     * Fails the deployment of an unprotected application. CDI starts after the container's initializers, and calls
     * extensions of JARs that {@code <absolute-ordering>} excludes.
     */
    void requireProtection(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (BeanList.hasServlets()) {
            Servlets.requireProtection(started);
        }
    }

    /** The part that refers to the servlet API, which a CDI container may lack. */
    private static final class Servlets {

        static void requireProtection(Object started) {
            // An EAR may have web applications without our JAR.
            if (started instanceof ServletContext context
                    && OptionalApi.isSame(EntraExtension.class, context.getClassLoader())) {
                ProtectionCheck.require(context);
            }
        }
    }
}
