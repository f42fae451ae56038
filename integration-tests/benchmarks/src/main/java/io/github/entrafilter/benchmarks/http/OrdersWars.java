package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.scene.Trust;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two WARs of the orders service: wholly protected, and unprotected. */
public record OrdersWars(Path ordersService, Path work) {

    private static final String CONFIGURATION = "/WEB-INF/classes/META-INF/microprofile-config.properties";
    private static final String LIBRARIES = "/WEB-INF/lib";
    private static final String FILTER = "entra-filter-";

    /** Keeps CDI from finding beans by their annotations. */
    private static final String NO_BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="none"/>
            """;

    /** Returns the protected WAR: these settings replace its own, so that no path is public. */
    public Path guarded(String name, Trust trust) throws IOException {
        Path war = copy(name + ".war");
        String settings = trust.settings(Map.of()).entrySet().stream()
                .map(setting -> "entra." + setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            Files.writeString(zip.getPath(CONFIGURATION), settings);
        }
        return war;
    }

    /** Returns the unprotected WAR. It has the filter's classes, but nothing registers them. */
    public Path open(String name) throws IOException {
        Path war = copy(name + ".war");
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            Files.delete(zip.getPath("/WEB-INF/web.xml"));
            Path filter = filterIn(zip);
            Path idle = Files.copy(filter, work.resolve("idle.jar"), StandardCopyOption.REPLACE_EXISTING);
            unregister(idle);
            Files.copy(idle, filter, StandardCopyOption.REPLACE_EXISTING);
        }
        return war;
    }

    private Path copy(String name) throws IOException {
        return Files.copy(ordersService, work.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path filterIn(FileSystem war) throws IOException {
        try (Stream<Path> libraries = Files.list(war.getPath(LIBRARIES))) {
            return libraries
                    .filter(it -> String.valueOf(it.getFileName()).startsWith(FILTER))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no filter in the WAR"));
        }
    }

    private static void unregister(Path jar) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            List<Path> registrations;
            try (Stream<Path> services = Files.list(zip.getPath("/META-INF/services"))) {
                registrations = services.toList();
            }
            for (Path registration : registrations) {
                Files.delete(registration);
            }
            Files.delete(zip.getPath("/META-INF/web-fragment.xml"));
            // Its listener fails a deployment that nothing protects.
            Files.delete(zip.getPath("/META-INF/entra-filter.tld"));
            Files.writeString(zip.getPath("/META-INF/beans.xml"), NO_BEANS);
        }
    }
}
