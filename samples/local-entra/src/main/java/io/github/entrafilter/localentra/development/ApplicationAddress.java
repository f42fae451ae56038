package io.github.entrafilter.localentra.development;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The URL of the application, for the command in the log. No API of Jakarta EE knows the port, but containers have a
 * property for it.
 *
 * @param properties the application's properties
 */
record ApplicationAddress(PropertyLookup properties) {

    /** The URL to call, if it is not the application's root. */
    private static final String URL = "local-entra.url";

    /** Properties of Payara, Quarkus, Spring Boot when it runs, Spring Boot and Helidon, and Open Liberty's starter. */
    private static final List<String> PORTS = List.of(
            "payara.instance.http.port", "quarkus.http.port", "local.server.port", "server.port", "default.http.port");

    private static final String LIBERTY = "wlp.install.dir";

    /**
     * Returns the URL.
     *
     * @param path the application's root, with a slash at both ends
     */
    String at(String path) {
        return properties.find(URL).orElseGet(() -> "http://localhost:" + port() + path);
    }

    private String port() {
        return PORTS.stream()
                .flatMap(name -> properties.find(name).stream())
                .findFirst()
                .or(() -> properties.find(LIBERTY).map(any -> "9080"))
                .or(ApplicationAddress::portOfTomcat)
                .orElse("8080");
    }

    /** Returns the port of Tomcat's first plain connector; empty in another container. */
    private static Optional<String> portOfTomcat() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName connector : beans.queryNames(new ObjectName("*:type=Connector,*"), null)) {
                if ("http".equals(beans.getAttribute(connector, "scheme"))) {
                    return Optional.of(String.valueOf(beans.getAttribute(connector, "localPort")))
                            .filter(port -> port.matches("[1-9]\\d*"));
                }
            }
        } catch (JMException | RuntimeException unknown) {
            // Another container's bean of this type.
        }
        return Optional.empty();
    }
}
