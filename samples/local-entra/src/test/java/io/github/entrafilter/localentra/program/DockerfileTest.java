package io.github.entrafilter.localentra.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Dockerfile and its page, without Docker. */
class DockerfileTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "local-entra-container.md");
    private static final Path RECIPE = Path.of(
            "src", "test", "java", "io", "github", "entrafilter", "localentra", "program", "LocalEntraContainer.java");

    @Test
    void image_runs_the_jar_of_the_build_without_root() throws Exception {
        Dockerfile file = Dockerfile.read();

        assertThat(file.words("COPY")).containsExactly("target/local-entra.jar", "./");
        assertThat(file.entrypoint()).startsWith("java", "-jar", "local-entra.jar");
        assertThat(file.argument("USER")).doesNotStartWith("0").doesNotStartWith("root");
    }

    @Test
    void exposed_ports_are_those_of_the_options() throws Exception {
        ProgramOptions options = ProgramOptions.parse(Dockerfile.read().options());

        assertThat(options.server().bindAddress().isAnyLocalAddress()).isTrue();
        assertThat(Dockerfile.read().words("EXPOSE"))
                .containsExactly(
                        String.valueOf(options.server().port()),
                        String.valueOf(options.server().httpsPort()));
    }

    @Test
    void documented_commands_publish_exposed_ports_on_loopback_and_have_valid_options() throws Exception {
        List<String> exposed = Dockerfile.read().words("EXPOSE");
        List<MatchResult> commands = matches("(?m)^docker run (.*) local-entra(?: (--.*))?$");

        assertThat(commands).hasSize(3);
        for (MatchResult command : commands) {
            List<String> arguments = new ArrayList<>(Dockerfile.read().options());
            if (command.group(2) != null) {
                arguments.addAll(List.of(command.group(2).split(" ")));
            }
            assertThat(ProgramOptions.parse(arguments).server().isExposed()).isTrue();
            assertThat(Pattern.compile("-p (\\S+)").matcher(command.group(1)).results())
                    .extracting(published -> published.group(1))
                    .allMatch(
                            published -> published.matches("127\\.0\\.0\\.1:\\d+:(" + String.join("|", exposed) + ")"));
        }
    }

    @Test
    void documented_recipe_is_code_that_compiles() throws Exception {
        String recipe = oneLine(Files.readString(RECIPE));

        assertThat(matches("(?ms)^```java$(.*?)^```$"))
                .hasSize(1)
                .allSatisfy(snippet -> assertThat(recipe).contains(oneLine(snippet.group(1))));
    }

    @Test
    void recipe_publishes_the_port_of_its_authority_on_loopback() {
        try (LocalEntraContainer container = new LocalEntraContainer()) {
            String authority = container.authority();

            assertThat(container.getCommandParts()).containsExactly("--authority", authority);
            assertThat(container.getPortBindings())
                    .singleElement()
                    .asString()
                    .startsWith("127.0.0.1:" + authority.substring("http://localhost:".length()) + ":8400");
        }
    }

    private static List<MatchResult> matches(String regex) throws Exception {
        return Pattern.compile(regex).matcher(Files.readString(PAGE)).results().toList();
    }

    private static String oneLine(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
