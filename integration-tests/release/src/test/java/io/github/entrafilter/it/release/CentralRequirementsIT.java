package io.github.entrafilter.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.bouncycastle.openpgp.PGPException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Maven Central's requirements: https://central.sonatype.org/publish/requirements. */
class CentralRequirementsIT {

    private static final StagedRelease RELEASE = StagedRelease.get();
    private static final String BOM = "entra-filter-bom";
    private static final Map<String, String> CHECKSUMS =
            Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

    static Stream<String> artifacts() {
        return RELEASE.artifacts().stream();
    }

    static Stream<String> jars() {
        return artifacts().filter(artifact -> !artifact.equals(BOM));
    }

    /** Every staged file, except its checksums and its signature. */
    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASE.repository())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RELEASE.repository().relativize(file).toString())
                    .filter(name -> !name.matches(".*\\.(asc|md5|sha1|sha256|sha512)"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void release_has_the_filter_its_bom_and_the_test_kit() {
        assertThat(RELEASE.artifacts()).contains(BOM, "entra-filter", "entra-filter-local-entra");
    }

    @Test
    void release_has_no_sample_and_no_test() {
        assertThat(RELEASE.artifacts())
                .noneMatch(artifact -> artifact.matches(".*-(it|demo|orders|parent|published).*"));
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void pom_has_all_metadata(String artifact) throws Exception {
        Document pom = pom(artifact);

        for (String path : List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) {
            assertThat(text(pom, "/project/" + path)).as(path).isNotBlank().doesNotContain("${", artifact + "/");
        }
        assertThat(text(pom, "/project/version")).isEqualTo(StagedRelease.VERSION);
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void pom_needs_no_other_pom_of_this_build(String artifact) throws Exception {
        Document pom = pom(artifact);

        assertThat(text(pom, "/project/parent")).isEmpty();
        assertThat(text(pom, "/project/properties")).isEmpty();
        assertThat(Files.readString(RELEASE.file(artifact, ".pom"))).doesNotContain("SNAPSHOT");
        assertThat(nodes(pom, "//dependency[scope='test']").getLength()).isZero();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void jar_comes_with_sources_and_documentation(String artifact) throws IOException {
        assertThat(entries(RELEASE.file(artifact, ".jar"))).anyMatch(name -> name.endsWith(".class"));
        assertThat(entries(RELEASE.file(artifact, "-sources.jar"))).anyMatch(name -> name.endsWith(".java"));
        assertThat(entries(RELEASE.file(artifact, "-javadoc.jar"))).contains("index.html");
    }

    @ParameterizedTest
    @MethodSource("jars")
    void jar_has_its_licence(String artifact) throws IOException {
        assertThat(entries(RELEASE.file(artifact, ".jar"))).anyMatch(name -> name.matches("META-INF/LICENSE.*"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    @DisabledIfSystemProperty(named = "maven.offline", matches = "true", disabledReason = "it is made online only")
    void jar_has_a_bill_of_materials(String artifact) {
        assertThat(RELEASE.file(artifact, "-cyclonedx.json"))
                .content()
                .contains("CycloneDX", "pkg:maven/io.github.entrafilter/" + artifact + "@" + StagedRelease.VERSION);
    }

    @Test
    void filter_comes_standalone_as_well() throws IOException {
        assertThat(entries(RELEASE.file("entra-filter", "-standalone.jar")))
                .contains("io/github/entrafilter/servlet/EntraFilter.class")
                .anyMatch(name -> name.startsWith("io/github/entrafilter/nimbusds/"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_has_right_checksums(String name) throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(RELEASE.repository().resolve(name));
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(content);
            assertThat(RELEASE.repository().resolve(name + checksum.getKey()))
                    .hasContent(HexFormat.of().formatHex(digest));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_is_signed(String name) throws IOException, PGPException {
        Path file = RELEASE.repository().resolve(name);

        assertThat(RELEASE.key().hasSigned(file, RELEASE.repository().resolve(name + ".asc")))
                .isTrue();
    }

    @Test
    void bom_manages_each_artifact_of_the_release_and_nothing_else() throws Exception {
        NodeList managed = nodes(pom(BOM), "/project/dependencyManagement/dependencies/dependency/artifactId");
        Stream<String> names = Stream.iterate(0, i -> i < managed.getLength(), i -> i + 1)
                .map(i -> managed.item(i).getTextContent())
                .distinct();

        assertThat(names).containsExactlyInAnyOrderElementsOf(jars().toList());
    }

    @Test
    void upload_has_what_is_staged() throws IOException {
        assertThat(entries(RELEASE.sources().resolve("target/bundle.zip")).stream()
                        .filter(name -> !name.matches(".*(/|\\.(asc|md5|sha1|sha256|sha512))"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(files());
    }

    private static Document pom(String artifact) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(RELEASE.file(artifact, ".pom").toFile());
    }

    private static String text(Document pom, String path) throws XPathExpressionException {
        return xpath().evaluate(path, pom).strip();
    }

    private static NodeList nodes(Document pom, String path) throws XPathExpressionException {
        return (NodeList) xpath().evaluate(path, pom, XPathConstants.NODESET);
    }

    private static XPath xpath() {
        return XPathFactory.newInstance().newXPath();
    }

    private static List<String> entries(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
