package io.github.entrafilter.doctor.war;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WAR that a test builds, with stand-ins for the JARs of the filter. */
public final class SampleWar {

    private static final String FRAGMENT = """
            <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <name>entra_filter</name>
              <filter>
                <filter-name>EntraFilter</filter-name>
                <filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>
                <async-supported>true</async-supported>
              </filter>
            </web-fragment>
            """;

    private static final String FILTER = "io/github/entrafilter/servlet/EntraFilter.class";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A WAR with the standalone JAR, and nothing else. */
    public static SampleWar standalone() {
        return new SampleWar().with("WEB-INF/lib/entra-filter-standalone.jar", standaloneJar());
    }

    /** A WAR without the filter. */
    public static SampleWar withoutJar() {
        return new SampleWar().with("WEB-INF/classes/", "");
    }

    static byte[] standaloneJar() {
        return archive(Map.of(
                "META-INF/web-fragment.xml",
                bytes(FRAGMENT),
                FILTER,
                ClassBytes.of("io.github.entrafilter.servlet.EntraFilter").bytes(),
                "io/github/entrafilter/nimbusds/jose/JWSObject.class",
                ClassBytes.of("io.github.entrafilter.nimbusds.jose.JWSObject").bytes()));
    }

    public static byte[] thinJar() {
        return archive(Map.of(
                "META-INF/web-fragment.xml",
                bytes(FRAGMENT),
                FILTER,
                ClassBytes.of("io.github.entrafilter.servlet.EntraFilter").bytes()));
    }

    static byte[] nimbusJar() {
        return archive(Map.of(
                "com/nimbusds/jose/JWSObject.class",
                ClassBytes.of("com.nimbusds.jose.JWSObject").bytes()));
    }

    /** A JAR or WAR of these files. */
    static byte[] archive(Map<String, byte[]> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public SampleWar with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    public SampleWar with(String path, String content) {
        return with(path, bytes(content));
    }

    SampleWar with(ClassBytes type, String path) {
        return with("WEB-INF/classes/" + path + ".class", type.bytes());
    }

    public SampleWar webXml(String content) {
        return with(
                "WEB-INF/web.xml",
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">" + content + "</web-app>");
    }

    SampleWar settings(String... lines) {
        return with("WEB-INF/classes/META-INF/microprofile-config.properties", String.join("\n", lines));
    }

    /** A servlet by annotation. */
    public SampleWar servlet(String name, String... patterns) {
        return with(
                ClassBytes.of("shop." + name)
                        .with("jakarta.servlet.annotation.WebServlet", "name", name)
                        .with("jakarta.servlet.annotation.WebServlet", "urlPatterns", patterns),
                "shop/" + name);
    }

    SampleWar application(String path) {
        return with(ClassBytes.of("shop.Api").with("jakarta.ws.rs.ApplicationPath", "value", path), "shop/Api");
    }

    SampleWar webSocket(String path) {
        return with(
                ClassBytes.of("shop.Chat").with("jakarta.websocket.server.ServerEndpoint", "value", path), "shop/Chat");
    }

    public Path writeTo(Path folder) {
        try {
            return Files.write(folder.resolve("shop.war"), archive(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
