package io.github.entrafilter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guards the wording of Javadoc, comments, messages and documentation: Javadoc opens with a noun phrase or a verb, and
 * common things have one name each. {@code wording-exceptions.txt} lists what is not repaired yet; it only shrinks.
 */
class WordingTest {

    private static final Path TOP = Path.of("..");

    private static final List<String> JAVA = List.of(
            "client",
            "filter",
            "integration-tests/application",
            "integration-tests/benchmarks",
            "samples/demo",
            "samples/local-az",
            "samples/local-entra",
            "samples/mcp-server",
            "samples/orders-client",
            "samples/orders-service");

    private static final List<String> DOCUMENTS = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "CODE_OF_CONDUCT.md",
            "integration-tests/benchmarks/results/results.md",
            "samples/README.md",
            "samples/local-entra/README.md",
            "samples/local-az/README.md",
            "samples/orders-client/README.md");

    /** Openings of a Javadoc comment that make the reader guess its subject. */
    private static final Pattern OPENING = Pattern.compile("/\\*\\*[\\s*]*+"
            + "(Who|Whom|Whose|Whoever|What|Whatever|Where|When|How|Those|That|The same|It|As|Of|By|Behind|For|In|At|To"
            + "|From|Nobody|Nothing|None)\\b(?!-)");

    /** Words in comments, string literals and documents. */
    private static final List<Rule> WORDS = Stream.of(
                    entry("at\\s+hand", "available, cached, loaded"),
                    entry("(cannot|can not)\\s+be\\s+had", "unavailable"),
                    entry("(tell|tells|telling|told)\\b(?![^.;]{0,60}\\bapart)", "log, report, say"),
                    entry("mend(s|ed|ing)?", "fix"),
                    entry("shut(s|ting)?\\s+(\\w+\\s+){0,3}out", "revoke, block"),
                    entry("beside", "alongside, next to"),
                    entry("anew", "again, re-run"),
                    entry("turn(s|ed|ing)?\\s+(\\w+\\s+)?away", "reject, refuse"),
                    entry(
                            "let(s|ting)?\\s+(\\w+\\s+)?in(?=[.,;:]|\\s*$|\\s+(here|if|only|by|without)\\b)",
                            "allow, accept"),
                    entry(
                            "(an?|the|its|this|that|each|every|no|whole|error|first)\\s+answers?(?!\\s+to\\b.*\\?)",
                            "response"),
                    entry("answers\\s+(to|of|from)", "response"),
                    entry("(?<!/)faults?(?!-report)", "error, problem"),
                    entry("letters?", "character"),
                    entry("an?\\s+text|texts", "string, message"),
                    entry("parted\\s+by", "separated by"),
                    entry("made\\s+from\\s+the\\s+code", "generated"),
                    entry("[Nn]obody", "empty, not set, anonymous, no caller"),
                    entry("[Ww]ho(ever|mever)", "name the person or thing"),
                    entry("who\\s+has\\s+no|(for|of|to|from|by|with)\\s+who", "name the person or thing"),
                    entry("(?<=[.;:]\\s{1,20})Who\\b(?=[^?.*]*+\\.)", "name the person or thing"),
                    entry("ask(s|ed|ing)?\\s+for", "require, need, request"))
            .map(word -> new Rule(word.getKey(), "\\b(?:" + word.getKey() + ")", word.getValue()))
            .toList();

    /** Names in code. */
    private static final List<Rule> NAMES = Stream.of(
                    entry("(MOST|LEAST|LONGEST|LARGEST|DEEPEST|FEWEST)_\\w+", "MAX_, MIN_"),
                    entry("(most|longest|largest)(Bytes|Characters|Clients|Entries|Length|Tokens?|Waiting)?", "max"),
                    entry("[cC]lerk|[lL]ookout|[eE]rrand|[oO]ddity", "scheduler, command, defect"))
            .map(name -> new Rule(name.getKey(), "\\b(?:" + name.getKey() + ")\\b", name.getValue()))
            .toList();

    /** A string, a character or a comment. */
    private static final Pattern TOKEN = Pattern.compile("(?s)\"\"\".*?\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\n])*+\""
            + "|'(?:\\\\.|[^'\\\\\n])*+'"
            + "|//[^\n]*+"
            + "|/\\*.*?\\*/");

    /** Code and references within comments; the leading asterisks of their lines. */
    private static final Pattern NO_PROSE =
            Pattern.compile("\\{@(?:code|link)\\b[^}]*+}|@(?:see|throws|param)\\s++\\S++|\n\\s*+\\*");

    @Test
    void javadoc_comments_and_documents_use_the_words_of_the_trade() throws IOException {
        Set<String> exceptions = new LinkedHashSet<>(exceptions());
        Set<String> needed = new LinkedHashSet<>();
        List<String> found = new ArrayList<>();
        for (Finding finding : findings()) {
            exceptions.stream()
                    .filter(finding::isCoveredBy)
                    .findFirst()
                    .ifPresentOrElse(needed::add, () -> found.add(finding.toString()));
        }
        exceptions.removeAll(needed);
        if (!found.isEmpty() || !exceptions.isEmpty()) {
            fail("wording: %s%nno longer needed in wording-exceptions.txt: %s", String.join("\n", found), exceptions);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Who calls. */",
                "/**\n * What is read. */",
                "/** The same again. */",
                "/** A key\n * at\n   * hand. */",
                "// nobody is let in.",
                "warn(\"the key cannot be had\");",
                "int MOST_WAITING = 1;",
                "/* It is told. */",
                "// A cache. Who finds none waits.",
                "String s = \"\"\"\n    made from the code\n    \"\"\";"
            })
    void awkward_wording_is_found(String source) {
        assertThat(inJava("X.java", source)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /** The caller of a request. */
            /** Whether the caller has a role. */
            /** What-if analysis. */
            /** Calls {@link Report#tell}, which tells keys apart. */
            boolean nobody = tell(anew); // no prose
            """)
    void plain_wording_and_code_are_left_alone(String source) {
        assertThat(inJava("X.java", source)).isEmpty();
    }

    private static List<String> exceptions() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "wording-exceptions.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (String module : JAVA) {
            for (Path file : files(TOP.resolve(module).resolve("src/main/java"), ".java")) {
                findings.addAll(inJava(name(file), Files.readString(file)));
            }
        }
        for (String document : DOCUMENTS) {
            findings.addAll(inProse(document, Files.readString(TOP.resolve(document))));
        }
        for (Path file : files(TOP.resolve("docs"), ".md")) {
            findings.addAll(inProse(name(file), Files.readString(file)));
        }
        return findings;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return TOP.relativize(file).toString().replace('\\', '/');
    }

    private static List<Finding> inJava(String file, String source) {
        List<Finding> findings = new ArrayList<>();
        StringBuilder prose = new StringBuilder(" ".repeat(source.length()));
        StringBuilder code = new StringBuilder(source);
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group().startsWith("/**")) {
                Matcher opening = OPENING.matcher(token.group());
                if (opening.lookingAt()) {
                    findings.add(new Finding(
                            file,
                            line(source, token.start()),
                            opening.group(1),
                            "opens a Javadoc comment",
                            "a noun phrase or a verb"));
                }
            }
            String text = token.group().startsWith("/") ? blank(token.group()) : token.group();
            prose.replace(token.start(), token.end(), text);
            code.replace(token.start(), token.end(), " ".repeat(text.length()));
        }
        for (Rule rule : WORDS) {
            findings.addAll(rule.findings(file, source, prose));
        }
        for (Rule rule : NAMES) {
            findings.addAll(rule.findings(file, source, code));
        }
        return findings;
    }

    private static List<Finding> inProse(String file, String document) {
        return WORDS.stream()
                .flatMap(rule -> rule.findings(file, document, document).stream())
                .toList();
    }

    private static String blank(String comment) {
        return NO_PROSE.matcher(comment)
                .replaceAll(match -> " ".repeat(match.group().length()));
    }

    private static int line(String source, int position) {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private record Rule(String name, Pattern pattern, String better) {

        Rule(String name, String regex, String better) {
            this(name, Pattern.compile(regex + "\\b"), better);
        }

        List<Finding> findings(String file, String source, CharSequence searched) {
            Matcher matcher = pattern.matcher(searched);
            List<Finding> findings = new ArrayList<>();
            while (matcher.find()) {
                findings.add(new Finding(
                        file, line(source, matcher.start()), matcher.group().replaceAll("\\s+", " "), name, better));
            }
            return findings;
        }
    }

    private record Finding(String file, int line, String found, String rule, String better) {

        /** An exception is a file or a folder, and, after a blank, the words in question, if not all. */
        boolean isCoveredBy(String exception) {
            String[] parts = exception.split(" ", 2);
            return file.startsWith(parts[0]) && (parts.length == 1 || parts[1].equals(found));
        }

        @Override
        public String toString() {
            return "%s:%d: \"%s\" (%s): write %s".formatted(file, line, found, rule, better);
        }
    }
}
