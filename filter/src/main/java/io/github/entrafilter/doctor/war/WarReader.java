package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.doctor.war.War.Archive;
import io.github.entrafilter.doctor.war.War.Content;
import io.github.entrafilter.settings.config.PropertiesFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a WAR and the archives in it, within limits. Used once. */
final class WarReader {

    private static final String WEB_XML = "WEB-INF/web.xml";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String META_INF = "META-INF/";
    private static final String FRAGMENT = META_INF + "web-fragment.xml";
    private static final String RESOURCES = META_INF + "resources/";
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/[^/]+\\.jar");
    /** A pattern, as the standalone JAR's relocation would rename a string that begins with nimbus' package. */
    private static final Pattern NIMBUS =
            Pattern.compile("(com|io/github/entrafilter)/nimbusds/jose/JWSObject\\.class");

    private static final Pattern JSP = Pattern.compile("(?i).*\\.(jspx?)");

    private final ReadBudget budget;
    private final Map<String, Map<String, String>> settings = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    WarReader(ReadBudget budget) {
        this.budget = budget;
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it is no WAR, broken, or beyond the limits; with a message of one line
     */
    War read(Path file) throws IOException {
        try (ZipFile zip = open(file.toFile(), file.toString())) {
            if (zip.stream().noneMatch(entry -> entry.getName().startsWith("WEB-INF/"))) {
                throw new IOException(file + " is not a WAR: it has no WEB-INF");
            }
            ZipEntry descriptor = zip.getEntry(WEB_XML);
            WebXml webXml = descriptor == null ? WebXml.EMPTY : webXml(zip, descriptor, WEB_XML);
            Archive classes = archive(zip, CLASSES);
            List<Archive> libraries = new ArrayList<>();
            for (ZipEntry entry : entriesOf(zip)) {
                if (LIBRARY.matcher(entry.getName()).matches()) {
                    libraries.add(library(zip, entry));
                }
            }
            return new War(webXml, classes, libraries, settings, unreadable);
        }
    }

    private static ZipFile open(File file, String name) throws IOException {
        try {
            return new ZipFile(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(name + (file.exists() ? " is not a ZIP archive" : " does not exist"), e);
        }
    }

    private List<? extends ZipEntry> entriesOf(ZipFile zip) throws IOException {
        budget.countEntries(zip.size());
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    /** Reads a copy on disk: the directory of entries, which counts for class loaders, is at the end of an archive. */
    private Archive library(ZipFile war, ZipEntry entry) throws IOException {
        Path copy = Files.createTempFile("entra-filter-doctor", ".jar");
        try {
            try (InputStream in = war.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(copy)) {
                budget.copy(in, out);
            } catch (IOException e) {
                throw new IOException(entry.getName() + " cannot be read: " + e.getMessage(), e);
            }
            try (ZipFile library = open(copy.toFile(), entry.getName())) {
                return archive(library, entry.getName());
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** @param path of the archive in the WAR; that of the classes stands for the WAR itself */
    private Archive archive(ZipFile zip, String path) throws IOException {
        boolean isWar = path.equals(CLASSES);
        String root = isWar ? CLASSES : "";
        WebXml fragment = WebXml.EMPTY;
        List<ClassFile> classes = new ArrayList<>();
        Set<Content> contents = EnumSet.noneOf(Content.class);
        SortedSet<String> jspExtensions = new TreeSet<>();
        for (ZipEntry entry : entriesOf(zip)) {
            String name = entry.getName();
            if (name.startsWith(root)) {
                String resource = name.substring(root.length());
                noteClass(resource, contents);
                if (resource.endsWith(".class") && !resource.startsWith(META_INF)) {
                    readClass(zip, entry, path, classes);
                } else if (resource.equals(FRAGMENT) && !isWar) {
                    fragment = webXml(zip, entry, path + "!/" + FRAGMENT);
                    contents.add(Content.WEB_FRAGMENT);
                } else if (isSettings(resource)) {
                    readSettings(zip, entry, path, resource.substring(META_INF.length()));
                }
            }
            if (isWar && isSettings(name)) {
                contents.add(Content.MISPLACED_SETTINGS);
            }
            if (isWar ? !name.matches("(?i)(WEB|META)-INF/.*") : name.startsWith(RESOURCES)) {
                noteWebFile(name, contents, jspExtensions);
            }
        }
        return new Archive(path, fragment, classes, contents, jspExtensions);
    }

    private static boolean isSettings(String resource) {
        return resource.startsWith(META_INF) && WrittenSettings.isFile(resource.substring(META_INF.length()));
    }

    private static void noteClass(String resource, Set<Content> contents) {
        if (resource.equals("io/github/entrafilter/servlet/EntraFilter.class")) {
            contents.add(Content.FILTER_CLASSES);
        } else if (NIMBUS.matcher(resource).matches()) {
            contents.add(resource.startsWith("com/") ? Content.NIMBUS : Content.RELOCATED_NIMBUS);
        }
    }

    private static void noteWebFile(String name, Set<Content> contents, SortedSet<String> jspExtensions) {
        Matcher jsp = JSP.matcher(name);
        if (jsp.matches()) {
            jspExtensions.add(jsp.group(1));
        } else {
            contents.add(Content.STATIC_FILES);
        }
    }

    private void readClass(ZipFile zip, ZipEntry entry, String archive, List<ClassFile> classes) throws IOException {
        byte[] bytes = bytes(zip, entry, archive);
        if (ClassFile.mayDeclare(bytes)) {
            try {
                classes.add(ClassFile.parse(bytes));
            } catch (IOException e) {
                unreadable.add(pathOf(entry, archive) + ": " + e.getMessage());
            }
        }
    }

    private byte[] bytes(ZipFile zip, ZipEntry entry, String archive) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return budget.read(in);
        } catch (IOException e) {
            throw new IOException(pathOf(entry, archive) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String pathOf(ZipEntry entry, String archive) {
        return archive.equals(CLASSES) ? entry.getName() : archive + "!/" + entry.getName();
    }

    private WebXml webXml(ZipFile zip, ZipEntry entry, String name) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return WebXml.read(name, in);
        }
    }

    /** The first file on the class path counts: the application's own comes before those of libraries. */
    private void readSettings(ZipFile zip, ZipEntry entry, String archive, String file) throws IOException {
        String text = new String(bytes(zip, entry, archive), StandardCharsets.UTF_8);
        try {
            WrittenSettings.addMissing(
                    PropertiesFile.parse(text), settings.computeIfAbsent(file, it -> new HashMap<>()));
        } catch (IllegalArgumentException e) {
            throw new IOException(pathOf(entry, archive) + " cannot be read: " + e.getMessage(), e);
        }
    }
}
