package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.WebXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The parts of a WAR that decide who reaches what.
 *
 * @param classes WEB-INF/classes and the files of the WAR itself
 * @param libraries WEB-INF/lib, in the order of names
 * @param settings META-INF/microprofile-config.properties of the class path and those of profiles, each by its name
 * @param unreadable one line for each class file that could not be read
 */
record War(
        WebXml webXml,
        Archive classes,
        List<Archive> libraries,
        Map<String, Map<String, String>> settings,
        List<String> unreadable) {

    static final String APPLICATION_PATH = "jakarta.ws.rs.ApplicationPath";
    static final String LOAD_SERVICES = "jakarta.ws.rs.loadServices";

    /**
     * One place that classes come from.
     *
     * @param path its path in the WAR
     * @param webFragment empty where the library has none
     * @param jspExtensions extensions of the JSPs that clients can reach
     */
    record Archive(
            String path,
            WebXml webFragment,
            List<ClassFile> classes,
            Set<Content> contents,
            SortedSet<String> jspExtensions) {}

    /** The kinds of content that count here. */
    enum Content {
        WEB_FRAGMENT,
        FILTER_CLASSES,
        /** nimbus-jose-jwt as the standalone JAR has it. */
        RELOCATED_NIMBUS,
        NIMBUS,
        /** META-INF/microprofile-config.properties of the WAR, which is on no class path. */
        MISPLACED_SETTINGS,
        STATIC_FILES
    }

    Stream<Archive> archives() {
        return Stream.concat(Stream.of(classes), libraries.stream());
    }

    Stream<Archive> archivesWith(Content content) {
        return archives().filter(archive -> archive.contents().contains(content));
    }

    /**
     * The places that set {@code jakarta.ws.rs.loadServices}, as JAX-RS 3.1, section 4.1.2, knows it. In a class only
     * the name is visible; code names it only to set it to false. Implementations of JAX-RS among the libraries read
     * it.
     */
    List<String> loadServicesPlaces() {
        List<String> places = new ArrayList<>();
        if (webXml.contextParameters().containsKey(LOAD_SERVICES)) {
            places.add("context-param in web.xml");
        }
        webXml.servlets().stream()
                .filter(servlet -> servlet.initParameters().containsKey(LOAD_SERVICES))
                .forEach(servlet -> places.add("servlet " + servlet.name() + " in web.xml"));
        Stream.concat(
                        classes.classes().stream(),
                        libraries.stream()
                                .flatMap(library -> library.classes().stream())
                                .filter(type -> type.has(APPLICATION_PATH)))
                .filter(type -> type.strings().contains(LOAD_SERVICES))
                .forEach(type -> places.add("class " + type.name()));
        return places;
    }

    /** Libraries whose declarations count: Servlet 6.0, section 8.2.2. */
    Stream<Archive> orderedLibraries() {
        return libraries.stream().filter(this::isOrdered);
    }

    /** A library without a name can be among the others only. */
    boolean isOrdered(Archive library) {
        return webXml.absoluteOrdering()
                .map(ordering -> ordering.includes(library.webFragment().name().orElse("")))
                .orElse(true);
    }
}
