package io.github.entrafilter.it.embedded;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A WAR as servers take it that know no WARs: classes with web.xml and pages in their META-INF, and libraries.
 *
 * @param classes a directory
 * @param libraries JARs
 */
public record UnpackedWar(Path classes, List<Path> libraries) {

    /** Unpacks it. */
    public static UnpackedWar of(Path war, Path target) throws IOException {
        Path classes = target.resolve("classes");
        Path libraries = target.resolve("lib");
        try (FileSystem content = FileSystems.newFileSystem(war)) {
            copy(content.getPath("/WEB-INF/classes"), classes);
            copy(content.getPath("/WEB-INF/lib"), libraries);
            copyPages(content.getPath("/"), classes.resolve("META-INF").resolve("resources"));
            Files.copy(content.getPath("/WEB-INF/web.xml"), classes.resolve("META-INF/web.xml"));
        }
        try (Stream<Path> jars = Files.list(libraries)) {
            return new UnpackedWar(classes, jars.toList());
        }
    }

    private static void copyPages(Path root, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> parts = Files.list(root)) {
            for (Path part : parts.filter(UnpackedWar::isPage).toList()) {
                copy(part, to.resolve(root.relativize(part).toString()));
            }
        }
    }

    private static boolean isPage(Path part) {
        return !part.toString().matches("/(WEB|META)-INF/?");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
