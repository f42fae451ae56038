package io.github.entrafilter.benchmarks.http.server;

import io.github.entrafilter.benchmarks.scene.Trust;
import java.util.List;

/** An embedded server with one application for each guard, on the loopback interface. */
interface Container {

    /** Starts the server and returns its port. */
    int start(List<Guard> guards, Trust trust) throws Exception;

    /** Returns the container of this name. */
    static Container named(String name) {
        return switch (name) {
            case "tomcat" -> new TomcatContainer();
            case "jetty" -> new JettyContainer();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
