package io.github.entrafilter.it.application.rules;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes, so that the container does not look for others. */
@ApplicationPath("/api")
public class ListedApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                MethodResource.class,
                OverloadedResource.class,
                OverridingResource.class,
                DeniedResource.class,
                AdminResource.class,
                LocatorResource.class,
                AdminLocatorResource.class);
    }
}
