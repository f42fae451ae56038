package io.github.entrafilter.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * The settings of the demo.
 *
 * @param http the port of the orders service
 * @param entra the port of Local Entra
 * @param once whether to end after the scenario instead of serving until Ctrl-C
 * @param payara the JAR of Payara Micro
 * @param service the WAR of the orders service
 * @param client the JAR of the orders client
 * @param log the file for Payara Micro's output
 */
record DemoSettings(Port http, Port entra, boolean once, Path payara, Path service, Path client, Path log) {

    /**
     * Reads the system properties that the POM sets.
     *
     * @throws DemoFailedException if a port is invalid
     */
    static DemoSettings ofSystemProperties() throws DemoFailedException {
        return new DemoSettings(
                Port.of("demo.http.port"),
                Port.of("demo.entra.port"),
                Boolean.getBoolean("demo.once"),
                path("demo.payara"),
                path("demo.service"),
                path("demo.client"),
                path("demo.log"));
    }

    /** Returns the base URL of the orders service. The WAR's name is its context root. */
    URI serviceAddress() {
        return URI.create("http://localhost:" + http.number() + "/orders");
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property, "")).toAbsolutePath().normalize();
    }
}
