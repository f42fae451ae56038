package io.github.entrafilter.it.application.unserved;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Lists its classes, and turns services off that add to them (Jakarta REST 3.1, section 4.1.4). */
@ApplicationPath("/api")
public class UnservedApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(UnservedResource.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false);
    }
}
