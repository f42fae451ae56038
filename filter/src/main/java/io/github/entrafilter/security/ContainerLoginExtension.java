package io.github.entrafilter.security;

import io.github.entrafilter.platform.OptionalApi;
import io.github.entrafilter.settings.AccessSettings.ContainerLogin;
import io.github.entrafilter.settings.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Retention;
import java.util.Map;
import java.util.Optional;

/**
 * Adds {@link BearerTokenMechanism} to an application with {@code container-login}, if its container has Jakarta
 * Security and the application has no mechanism of its own. Names Jakarta Security's types as strings only, so that it
 * loads without them.
 */
public final class ContainerLoginExtension implements Extension {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final String MECHANISM =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism";

    private ContainerLogin wanted = ContainerLogin.OFF;
    private Optional<String> ownMechanism = Optional.empty();

    void readSetting(@Observes BeforeBeanDiscovery event) {
        wanted = SettingsReader.of(Map.of()).containerLogin();
    }

    /** {@code Retention} is on each annotation: all annotated types, as Weld warns of observers of simply all types. */
    void lookAt(@Observes @WithAnnotations(Retention.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (wanted == ContainerLogin.ON && isOfApplication(type) && bringsMechanism(event.getAnnotatedType())) {
            ownMechanism = Optional.of(type.getName());
        }
    }

    void addMechanism(@Observes AfterTypeDiscovery event) {
        if (wanted == ContainerLogin.OFF) {
            return;
        }
        if (ownMechanism.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "container-login has no effect: the application has an authentication mechanism of its own, "
                            + ownMechanism.get());
        } else if (OptionalApi.isPresent(MECHANISM)) {
            event.addAnnotatedType(BearerTokenMechanism.class, BearerTokenMechanism.class.getName())
                    .add(ApplicationScoped.Literal.INSTANCE);
        }
    }

    /** Whether the type is the application's: containers have unused mechanisms of their own. */
    private static boolean isOfApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && (loader.equals(ContainerLoginExtension.class.getClassLoader())
                        || loader.equals(Thread.currentThread().getContextClassLoader()));
    }

    /** Whether it is a mechanism or has an annotation that enables one: Jakarta Security 3.0, section 2.4. */
    private static boolean bringsMechanism(AnnotatedType<?> type) {
        return type.getTypeClosure().stream()
                        .anyMatch(closure -> closure.getTypeName().equals(MECHANISM))
                || type.getAnnotations().stream()
                        .map(annotation -> annotation.annotationType().getName())
                        .anyMatch(ContainerLoginExtension::enablesMechanism);
    }

    private static boolean enablesMechanism(String annotation) {
        return annotation.equals("org.eclipse.microprofile.auth.LoginConfig")
                || (annotation.startsWith("jakarta.security.enterprise.")
                        && annotation.endsWith("MechanismDefinition"));
    }
}
