package io.github.entrafilter.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Adds our beans to an application. An extension, as a JAR that has one is not scanned: a bean whose API the container
 * lacks would break the deployment there.
 */
public final class EntraExtension implements Extension {

    private static final String MICROPROFILE_HEALTH = "org.eclipse.microprofile.health.HealthCheck";

    void addBeans(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(CallerInRequest.class, CallerInRequest.class.getName());
        if (isPresent(MICROPROFILE_HEALTH)) {
            event.addAnnotatedType(KeysReadiness.class, KeysReadiness.class.getName());
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
