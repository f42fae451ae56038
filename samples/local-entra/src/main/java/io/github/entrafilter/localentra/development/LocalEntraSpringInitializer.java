package io.github.entrafilter.localentra.development;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/** Starts local Entra before a Spring Boot application in development, and ends it with the application. */
public final class LocalEntraSpringInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Called by Spring. */
    public LocalEntraSpringInitializer() {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        PropertyLookup properties = propertiesOf(context.getEnvironment());
        DevelopmentMode.server(properties).ifPresent(server -> {
            SystemSettings.set(server);
            context.addApplicationListener(new Life(context, properties));
        });
    }

    /** Properties files of MicroProfile Config count, too: the filter reads them. */
    private static PropertyLookup propertiesOf(Environment environment) {
        PlainProperties plain = new PlainProperties(Map.of(), List.of());
        return name -> Optional.ofNullable(environment.getProperty(name))
                .filter(value -> !value.isBlank())
                .or(() -> plain.find(name));
    }

    /**
     * Logs the command when the port is known, and stops local Entra when the application ends or does not start.
     *
     * @param context the application's context, as there may be others
     * @param properties the application's properties
     */
    private record Life(ConfigurableApplicationContext context, PropertyLookup properties)
            implements ApplicationListener<ApplicationEvent> {

        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (event instanceof ApplicationReadyEvent) {
                String path = properties.find("server.servlet.context-path").orElse("") + "/";
                DevelopmentMode.running().ifPresent(it -> it.logCall(new ApplicationAddress(properties).at(path)));
            } else if (event instanceof ApplicationFailedEvent
                    || (event instanceof ContextClosedEvent && event.getSource().equals(context))) {
                DevelopmentMode.running().ifPresent(SystemSettings::remove);
                DevelopmentMode.stop();
            }
        }
    }
}
