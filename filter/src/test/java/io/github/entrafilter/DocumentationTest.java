package io.github.entrafilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All pages of the project: their links lead somewhere, a reader finds each, and none is too long. */
class DocumentationTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Path ENTRY = TOP.resolve("README.md");
    private static final int MAX_LINES = 150;

    /** Pages that are generated, wholly or for the most part, or records of what was. */
    private static final Set<String> LONG = Set.of(
            "docs/doctor.md",
            "docs/reasons.md",
            "docs/settings.md",
            "integration-tests/benchmarks/results/results.md",
            "samples/README.md");

    private static final Pattern CODE = Pattern.compile("(?ms)^ {0,3}(```+).*?^ {0,3}\\1|`[^`\n]*+`");
    private static final Pattern LINK =
            Pattern.compile("\\]\\(\\s*([^)\\s]++)[^)]*+\\)|(?:src|srcset|href)=\"([^\"]++)\"");
    private static final Pattern JAVA = Pattern.compile("(?ms)^ {0,3}```java\\n(.*?)^ {0,3}```");
    private static final Pattern IMPORTS = Pattern.compile("(?m)^import .*\\n");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(TOP)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !name(file).matches("(.*/)?(target|src|node_modules|\\.git|\\.github)/.*"))
                    .sorted()
                    .toList();
            return pages.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_a_file_and_a_heading(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : links(page)) {
            Path target = target(page, link);
            String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
            boolean heading = anchor.isEmpty()
                    || (Files.isRegularFile(target) && anchors(target).contains(anchor));
            if (!Files.exists(target) || !heading) {
                broken.add(link);
            }
        }
        assertThat(broken).as("broken links of %s", name(page)).isEmpty();
    }

    /** The path of the site is the name of the page: VitePress, clean URLs. */
    @ParameterizedTest
    @EnumSource
    void type_of_a_problem_is_the_url_of_its_section(Reason reason) throws IOException {
        String body = ErrorResponseFactory.example(reason).body();
        Matcher type = Pattern.compile("\"type\":\"https://[a-z.]+/entra-filter/([a-z-]+)#(\\w+)\"")
                .matcher(body);
        assertThat(type.find()).as(body).isTrue();
        assertThat(anchors(TOP.resolve("docs/" + type.group(1) + ".md"))).contains(type.group(2));
    }

    static Stream<Arguments> javaSnippets() throws IOException {
        List<Arguments> snippets = new ArrayList<>();
        for (Path page : pages().toList()) {
            JAVA.matcher(Files.readString(page))
                    .results()
                    .forEach(snippet -> snippets.add(Arguments.of(name(page), snippet.group(1))));
        }
        return snippets.stream();
    }

    /**
     * The module's own build compiles it, and its tests run it. Paragraphs may be in different places of the source.
     */
    @ParameterizedTest
    @MethodSource("javaSnippets")
    void java_snippet_is_code_of_one_source_word_for_word(String page, String snippet) {
        List<String> parts = Stream.concat(
                        snippet.lines().filter(line -> line.startsWith("import ")),
                        Stream.of(IMPORTS.matcher(snippet).replaceAll("").split("\n\n")))
                .map(DocumentationTest::withoutSpace)
                .toList();

        assertThat(Sources.ALL.stream().anyMatch(source -> parts.stream().allMatch(source::contains)))
                .as("a source has the code of %s:%n%s", page, snippet)
                .isTrue();
    }

    /** The Java sources of all modules, without white space. */
    private static final class Sources {

        private static final List<String> ALL = read();

        private static List<String> read() {
            try (Stream<Path> files = Files.walk(TOP)) {
                return files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file ->
                                name(file).contains("/src/") && !name(file).contains("target/"))
                        .map(file -> withoutSpace(contentOf(file)))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String contentOf(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The formatter has rules of its own for sources. */
    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void page_is_reached_from_the_readme_by_links() throws IOException {
        Set<Path> reached = new HashSet<>(Set.of(ENTRY));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Path page = open.pop();
            for (String link : links(page)) {
                Path target = Files.isDirectory(target(page, link))
                        ? target(page, link).resolve("README.md")
                        : target(page, link);
                if (target.toString().endsWith(".md") && Files.exists(target) && reached.add(target)) {
                    open.push(target);
                }
            }
        }
        assertThat(pages().filter(page -> !reached.contains(page)).map(DocumentationTest::name))
                .as("pages without a link to them")
                .isEmpty();
    }

    @Test
    void page_is_no_longer_than_people_read() throws IOException {
        Map<String, Integer> tooLong = new HashMap<>();
        for (Path page : pages().filter(page -> !LONG.contains(name(page))).toList()) {
            int lines = Files.readAllLines(page).size();
            if (lines > (page.equals(ENTRY) ? 120 : MAX_LINES)) {
                tooLong.put(name(page), lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** To write it again: {@code ./mvnw -pl filter test -Dreference.write}. */
    @Test
    void getting_started_quotes_the_message_about_missing_settings() throws IOException {
        String filter = "the JAR's own filter";
        Path page = TOP.resolve("docs/getting-started.md");
        String message =
                catchThrowable(() -> SettingsReader.of(Map.of()).read(filter)).getMessage();
        Pattern quoted = Pattern.compile("(?s)(?<=```\\n)" + filter + " cannot start.*?(?=\\n```)");

        String expected = quoted.matcher(Files.readString(page)).replaceFirst(Matcher.quoteReplacement(message));
        if (System.getProperty("reference.write") != null) {
            Files.writeString(page, expected);
        }
        assertThat(page).hasContent(expected).content().contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "Keys do not arrive, keys-do-not-arrive",
        "`no_token`, no_token",
        "Forwards / includes, forwards--includes",
        "[Local Entra](x.md)'s page, local-entras-page"
    })
    void anchor_is_the_one_that_github_makes(String heading, String anchor) {
        assertThat(anchor(heading)).isEqualTo(anchor);
    }

    private static Path target(Path page, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    /** The relative links of a page. */
    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(DocumentationTest::destination)
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static String destination(MatchResult link) {
        return link.group(1) == null ? link.group(2) : link.group(1);
    }

    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        String text = Pattern.compile("(?ms)^(```+).*?^\\1")
                .matcher(Files.readString(page))
                .replaceAll("");
        HEADING.matcher(text).results().map(heading -> anchor(heading.group(1))).forEach(anchor -> {
            int repeated = 0;
            while (!anchors.add(repeated == 0 ? anchor : anchor + "-" + repeated)) {
                repeated++;
            }
        });
        return anchors;
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String name(Path file) {
        return TOP.relativize(file).toString().replace('\\', '/');
    }
}
