package io.github.entrafilter.cdi;

import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.servlet.startup.ProtectionCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Adds our beans to an application, and fails or warns where CDI shows what no filter protects. A JAR with an extension
 * is not scanned, so beans whose API the container lacks do not break the deployment.
 */
public final class EntraExtension implements Extension {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final Set<String> WEB_SERVICES =
            Set.of("jakarta.jws.WebService", "jakarta.xml.ws.WebServiceProvider");

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

    /**
     * Warns of an enterprise bean that is a web service. Jakarta Enterprise Web Services lets the server choose its
     * URL, and GlassFish serves it outside the web application, where no filter sees its requests.
     */
    void warnOfWebService(@Observes ProcessSessionBean<?> event) {
        Class<?> bean = event.getAnnotatedBeanClass().getJavaClass();
        boolean isWebService = Arrays.stream(bean.getAnnotations())
                .anyMatch(annotation ->
                        WEB_SERVICES.contains(annotation.annotationType().getName()));
        if (isWebService) {
            LOG.log(
                    Level.WARNING,
                    "Enterprise bean " + bean.getName() + " is a web service and may be OPEN: GlassFish, for example,"
                            + " serves it outside this web application, where Entra Filter sees no requests. Without"
                            + " @Stateless or @Singleton it is a servlet, and protected");
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
