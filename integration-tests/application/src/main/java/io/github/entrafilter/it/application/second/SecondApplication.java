package io.github.entrafilter.it.application.second;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The application that lists its classes, next to the one that lists none. A bean: Helidon looks at beans only. */
@ApplicationPath("/second")
@ApplicationScoped
public class SecondApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(SecondResource.class);
    }
}
