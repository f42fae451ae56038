package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter mappings that samples ship and print, as {@code explain-war} sees them: no dispatch bypasses a filter. */
class SampleMappingsIT {

    private static final Path ROOT = Path.of("../../..");
    private static final Path ORDERS = Path.of(System.getProperty("it.war", ""));
    private static final Pattern ELEMENT = Pattern.compile("<(filter|filter-mapping)>.*?</\\1>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void orders_service_maps_its_filters_for_all_dispatches() throws IOException {
        assertThat(explanationOf(ORDERS))
                .startsWith("0 Verdict: nothing is open")
                .contains("EntraFilter, AdminFilter")
                .doesNotContain(" dispatches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "samples/README.md", "samples/azure/provision.sh"})
    void lines_for_web_xml_map_their_filters_for_all_dispatches(String page) throws IOException {
        String lines = ELEMENT.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n", "<web-app>\n", "\n</web-app>\n"));
        Path war = folder.resolve("orders.war");
        ShrinkWrap.createFromZipFile(WebArchive.class, ORDERS.toFile())
                .setWebXML(new StringAsset(lines))
                .as(ZipExporter.class)
                .exportTo(war.toFile());

        assertThat(explanationOf(war)).containsPattern("EntraFilter, \\S+").doesNotContain(" dispatches");
    }

    private static String explanationOf(Path war) throws IOException {
        return Program.java("-jar", System.getProperty("it.standalone", ""), "explain-war", war.toString());
    }
}
