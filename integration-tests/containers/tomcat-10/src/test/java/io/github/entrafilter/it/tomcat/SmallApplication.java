package io.github.entrafilter.it.tomcat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A web application with one page, as a folder. It is protected by the JAR in one of several ways.
 *
 * @param folder the application's files
 * @param libraries the folder that has the JAR and those that it needs
 */
record SmallApplication(Path folder, Path libraries) {

    /** The ways to bring the filter. Only with the first one, Tomcat runs the listener of our web-fragment.xml. */
    enum Layout {
        JAR_ALONE(""),
        METADATA_COMPLETE(DECLARED),
        ABSOLUTE_ORDERING("<absolute-ordering/>" + DECLARED),
        SHARED_CLASS_PATH("");

        private final String webXml;

        Layout(String webXml) {
            this.webXml = webXml;
        }

        private String webXml(String more) {
            String complete = this == METADATA_COMPLETE ? " metadata-complete='true'" : "";
            return "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'" + complete + ">" + webXml + more
                    + "</web-app>";
        }
    }

    private static final String DECLARED = "<filter><filter-name>A</filter-name>"
            + "<filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class></filter>"
            + "<filter-mapping><filter-name>A</filter-name><url-pattern>/*</url-pattern></filter-mapping>";

    /**
     * Writes the application.
     *
     * @param more further elements of its web.xml
     */
    static SmallApplication in(Path scratch, Layout layout, Map<String, String> settings, String more) {
        try {
            Path folder = Files.createTempDirectory(scratch, "small");
            Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes/META-INF"));
            Files.writeString(folder.resolve("index.html"), "<p>open</p>");
            Files.writeString(folder.resolve("WEB-INF/web.xml"), layout.webXml(more));
            Files.writeString(
                    classes.resolve("microprofile-config.properties"),
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                            .collect(Collectors.joining()));
            Path libraries = layout == Layout.SHARED_CLASS_PATH
                    ? Files.createTempDirectory(scratch, "shared")
                    : Files.createDirectories(folder.resolve("WEB-INF/lib"));
            unpackLibraries(libraries);
            return new SmallApplication(folder, libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the JARs from the orders service. */
    private static void unpackLibraries(Path target) throws IOException {
        try (InputStream war = Files.newInputStream(Path.of(System.getProperty("it.war", "")));
                ZipInputStream entries = new ZipInputStream(war, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")) {
                    Files.copy(entries, target.resolve(name.substring(name.lastIndexOf('/') + 1)));
                }
            }
        }
    }
}
