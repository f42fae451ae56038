package io.github.entrafilter.cdi;

import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.servlet.startup.ProtectionCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.CodeSource;
import java.util.Optional;

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

    /**
     * Fails requests to the unprotected web applications of an EAR. If the JAR is in the EAR's {@code lib}, Open
     * Liberty runs no initializer of it, and no event reaches its extension when a web application starts.
     */
    void requireProtectionOfRequests(@Observes AfterBeanDiscovery event) {
        if (BeanList.hasServlets() && !isInWar()) {
            Servlets.requireProtectionOfRequests(event);
        }
    }

    /** A class loader may not say where a class comes from. */
    private static boolean isInWar() {
        return Optional.ofNullable(EntraExtension.class.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .filter(place -> place.getPath().contains("/WEB-INF/"))
                .isPresent();
    }

    /** The part that refers to the servlet API, which a CDI container may lack. */
    private static final class Servlets {

        static void requireProtectionOfRequests(AfterBeanDiscovery event) {
            event.<HttpServletRequest>addObserverMethod()
                    .observedType(HttpServletRequest.class)
                    .addQualifier(Initialized.Literal.REQUEST)
                    .notifyWith(request ->
                            ProtectionCheck.requireForRequest(request.getEvent().getServletContext()));
        }

        static void requireProtection(Object started) {
            // An EAR may have web applications without the JAR.
            if (started instanceof ServletContext context
                    && OptionalApi.isSame(EntraExtension.class, context.getClassLoader())) {
                ProtectionCheck.require(context);
            }
        }
    }
}
