package io.github.entrafilter.security;

import io.github.entrafilter.platform.OptionalApi;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds {@link CallerInSecurityContext} where Jakarta Security is Soteria's, as on Payara and GlassFish. */
public final class SecurityContextExtension implements Extension {

    private static final String SOTERIA = "org.glassfish.soteria.SecurityContextImpl";

    void addDecorator(@Observes BeforeBeanDiscovery event) {
        if (OptionalApi.isPresent(SOTERIA)) {
            event.addAnnotatedType(CallerInSecurityContext.class, CallerInSecurityContext.class.getName());
        }
    }
}
