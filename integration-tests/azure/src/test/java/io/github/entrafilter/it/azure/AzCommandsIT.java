package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the stand-in knows, and those that the page names for Azure, are commands of the real CLI. */
@EnabledIfSystemProperty(
        named = "it.azure-cli",
        matches = ".+",
        disabledReason = "It takes the Azure CLI itself: ./mvnw -Pall,azure-cli verify")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzCommandsIT {

    private static final Path PAGE = Shell.root().resolve("samples/README.md");
    private static final Path STAND_IN =
            Shell.root().resolve("samples/local-az/src/main/resources/io/github/entrafilter/localaz/commands.txt");

    private final Shell shell = RealAzureCli.signedOut(Path.of(System.getProperty("it.azure-cli", "")));

    AzCommandsIT() throws Exception {}

    @ParameterizedTest
    @MethodSource({"ofTheStandIn", "ofThePage"})
    void is_one_that_az_has(Command command) throws Exception {
        Shell.Result help = shell.run("az " + command.words() + " --help");

        assertThat(help.exitStatus()).as(help.err()).isZero();
        assertThat(command.options()).isSubsetOf(help.out().split("\\s+"));
    }

    static Stream<Command> ofTheStandIn() throws Exception {
        return Files.readAllLines(STAND_IN).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .map(line -> new Command(line[0], options(line[1])));
    }

    static Stream<Command> ofThePage() throws Exception {
        String page = Files.readString(PAGE);
        return Pattern.compile("`az ([a-z -]+?)((?: --.+?)?)`")
                .matcher(page.substring(page.indexOf("\n## In Azure\n")))
                .results()
                .map(command -> new Command(command.group(1), options(command.group(2))));
    }

    private static List<String> options(String text) {
        return Pattern.compile("(?<![a-z])--?[a-z][a-z-]*")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /**
     * A command.
     *
     * @param words its words
     * @param options its options
     */
    record Command(String words, List<String> options) {}
}
