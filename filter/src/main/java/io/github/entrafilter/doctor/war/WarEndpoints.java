package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.Endpoint;
import io.github.entrafilter.coverage.Endpoint.Kind;
import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.coverage.WebXml.DeclaredServlet;
import io.github.entrafilter.coverage.WebXml.ServletMapping;
import io.github.entrafilter.doctor.war.War.Archive;
import io.github.entrafilter.doctor.war.War.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The endpoints that descriptors, annotations and files of a WAR declare. Code may register more. */
final class WarEndpoints {

    private static final String WEB_SERVLET = "jakarta.servlet.annotation.WebServlet";
    private static final String SERVER_ENDPOINT = "jakarta.websocket.server.ServerEndpoint";
    private static final String APPLICATION = "jakarta.ws.rs.core.Application";
    private static final String APPLICATION_PARAMETER = "jakarta.ws.rs.Application";

    private final War war;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, DeclaredServlet> declared = new HashMap<>();
    private final Set<String> mapped = new HashSet<>();

    private WarEndpoints(War war) {
        this.war = war;
    }

    static List<Endpoint> of(War war) {
        WarEndpoints found = new WarEndpoints(war);
        found.addDeclared();
        found.addAnnotated();
        found.addFiles();
        return List.copyOf(found.endpoints);
    }

    private void addDeclared() {
        List<WebXml> descriptors = war.webXml().isMetadataComplete()
                ? List.of(war.webXml())
                : Stream.concat(Stream.of(war.webXml()), war.orderedLibraries().map(Archive::webFragment))
                        .toList();
        Set<String> applications = new HashSet<>();
        classes().filter(type -> type.has(War.APPLICATION_PATH)).forEach(type -> applications.add(type.name()));
        descriptors.forEach(
                descriptor -> descriptor.servlets().forEach(servlet -> declared.putIfAbsent(servlet.name(), servlet)));
        for (WebXml descriptor : descriptors) {
            for (ServletMapping mapping : descriptor.servletMappings()) {
                Kind kind = kind(mapping.servlet(), applications);
                mapping.urlPatterns().forEach(pattern -> add(kind, mapping.servlet(), pattern));
                mapped.add(mapping.servlet());
                Optional.ofNullable(declared.get(mapping.servlet()))
                        .map(servlet -> servlet.initParameters().get(APPLICATION_PARAMETER))
                        .ifPresent(mapped::add);
            }
        }
    }

    /** JAX-RS 3.1, section 2.3.2: servlets named by a class of Application, or with one in an init-param. */
    private Kind kind(String servlet, Set<String> applications) {
        Optional<DeclaredServlet> declaration = Optional.ofNullable(declared.get(servlet));
        boolean isApplication = servlet.equals(APPLICATION) || applications.contains(servlet);
        boolean servesApplication = declaration
                .map(it -> it.initParameters().containsKey(APPLICATION_PARAMETER))
                .orElse(false);
        if (isApplication || servesApplication) {
            return Kind.JAXRS;
        }
        return declaration.flatMap(DeclaredServlet::jspFile).isPresent() ? Kind.JSP : Kind.SERVLET;
    }

    private void addAnnotated() {
        if (!war.webXml().isMetadataComplete()) {
            archives()
                    .filter(archive -> !archive.webFragment().isMetadataComplete())
                    .flatMap(archive -> archive.classes().stream())
                    .filter(type -> type.has(WEB_SERVLET))
                    .forEach(this::addServlet);
        }
        classes()
                .filter(type -> type.has(War.APPLICATION_PATH) && !mapped.contains(type.name()))
                .forEach(type -> add(
                        Kind.JAXRS,
                        type.name(),
                        pathBelow(type.value(War.APPLICATION_PATH, "value").orElse(""))));
        classes()
                .forEach(type -> type.value(SERVER_ENDPOINT, "value")
                        .ifPresent(path -> add(Kind.WEBSOCKET, type.name(), path.startsWith("/") ? path : "/" + path)));
    }

    /** URL patterns of web.xml take the place of those of the annotation: Servlet 6.0, section 8.2.3. */
    private void addServlet(ClassFile type) {
        String name =
                type.value(WEB_SERVLET, "name").filter(it -> !it.isEmpty()).orElse(type.name());
        if (!mapped.contains(name)) {
            Stream.concat(type.values(WEB_SERVLET, "value").stream(), type.values(WEB_SERVLET, "urlPatterns").stream())
                    .forEach(pattern -> add(Kind.SERVLET, name, pattern));
        }
    }

    /** JAX-RS 3.1, section 2.3.2: with or without slashes around it, and an asterisk behind. */
    private static String pathBelow(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.endsWith("*") ? path.length() - 1 : path.length();
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return end <= start ? "/*" : "/" + path.substring(start, end) + "/*";
    }

    private void addFiles() {
        Set<String> jspPatterns = new TreeSet<>();
        archives().forEach(archive -> archive.jspExtensions().forEach(extension -> jspPatterns.add("*." + extension)));
        war.webXml().jspPatterns().stream()
                .filter(pattern -> pattern.startsWith("*."))
                .forEach(jspPatterns::add);
        jspPatterns.stream()
                .filter(pattern -> !isTaken(pattern))
                .map(Endpoint::jsp)
                .forEach(endpoints::add);
        if (war.archivesWith(Content.STATIC_FILES).anyMatch(this::counts) && !isTaken("/") && !isTaken("/*")) {
            endpoints.add(Endpoint.staticFiles());
        }
    }

    private boolean isTaken(String pattern) {
        return endpoints.stream().anyMatch(endpoint -> endpoint.urlPattern().equals(pattern));
    }

    private void add(Kind kind, String name, String pattern) {
        Endpoint endpoint = new Endpoint(kind, name, pattern);
        if (!endpoints.contains(endpoint)) {
            endpoints.add(endpoint);
        }
    }

    private Stream<ClassFile> classes() {
        return archives().flatMap(archive -> archive.classes().stream());
    }

    private Stream<Archive> archives() {
        return war.archives().filter(this::counts);
    }

    private boolean counts(Archive archive) {
        return archive.path().equals(war.classes().path()) || war.isOrdered(archive);
    }
}
