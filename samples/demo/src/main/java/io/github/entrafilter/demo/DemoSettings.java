package io.github.entrafilter.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * How the demo is to run.
 *
 * @param http where the orders service listens
 * @param entra where Local Entra listens
 * @param once whether to end after the story, or to go on serving
 * @param payara the JAR of Payara Micro
 * @param service the WAR of the orders service
 * @param client the JAR of the orders client
 * @param log where Payara Micro's output goes
 */
record DemoSettings(Port http, Port entra, boolean once, Path payara, Path service, Path client, Path log) {

    /**
     * From the system properties that the POM sets.
     *
     * @throws DemoFailedException if a port is none
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

    /** The base URL of the orders service: the WAR's name is its context root. */
    URI serviceAddress() {
        return URI.create("http://localhost:" + http.number() + "/orders");
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property, "")).toAbsolutePath().normalize();
    }
}
