package io.github.entrafilter.it.packaging;

import com.nimbusds.jose.JOSEObject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The files that the build of the filter made, and what they need. */
final class Delivered {

    static final Path DIRECTORY = Path.of(System.getProperty("delivered.directory", ""));
    static final String NAME = "entra-filter-" + System.getProperty("delivered.version", "");
    static final Path STANDALONE = DIRECTORY.resolve("entra-filter-standalone.jar");
    static final Path THIN = DIRECTORY.resolve(NAME + ".jar");

    private Delivered() {}

    /** What is delivered besides, by the classifier that Maven knows it by. */
    static Path classified(String classifier) {
        return DIRECTORY.resolve(NAME + "-" + classifier + ".jar");
    }

    /** The JAR that the thin one needs. */
    static Path nimbus() {
        return jarOf(JOSEObject.class);
    }

    /** And the one that its module needs. */
    static Path servletApi() {
        return jarOf(ServletContext.class);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> entries(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
