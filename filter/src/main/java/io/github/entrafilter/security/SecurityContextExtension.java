package io.github.entrafilter.security;

import io.github.entrafilter.platform.OptionalApi;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Proxy;

/** Adds {@link CallerInSecurityContext} where Jakarta Security is Soteria's, as on Payara and GlassFish. */
public final class SecurityContextExtension implements Extension {

    private static final String SOTERIA = "org.glassfish.soteria.SecurityContextImpl";

    void addDecorator(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) BeforeBeanDiscovery event) {
        if (OptionalApi.isPresent(SOTERIA)) {
            Class<?> first = typeOfThisApplication();
            event.addAnnotatedType(first, first.getName());
            event.addAnnotatedType(CallerInSecurityContext.class, CallerInSecurityContext.class.getName());
        }
    }

    /**
     * Returns a type that is no bean and has its name in this application only. GlassFish makes a bean archive for the
     * first type that a class loader adds, and finds that archive by the type's name before it looks at class loaders:
     * of an EAR whose WARs each have the JAR, beans of one would be in the archive of another.
     */
    private static Class<?> typeOfThisApplication() {
        return Proxy.newProxyInstance(
                        Unique.class.getClassLoader(),
                        new Class<?>[] {Unique.class},
                        (proxy, method, arguments) -> null)
                .getClass();
    }

    /** The interface of a class that the JVM gives a number of its own. */
    private interface Unique {}
}
