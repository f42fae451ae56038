package io.github.entrafilter.it.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.localaz.LocalAzServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The commands of {@code samples/README.md}, run from the page, print what the page says, line by line. The directory
 * is replicated with a delay, as in Azure.
 */
class WalkThroughIT {

    private static final Pattern BLOCK = Pattern.compile("```(bash|text)\n(.*?)```", Pattern.DOTALL);
    private static final String END_OF_STEP = "-- end of step --\n";

    @Test
    void the_local_half_does_and_prints_what_it_says() throws Exception {
        int entra = freePort();
        int service = freePort();
        List<Step> steps = steps(localHalf()
                .replace(":8400", ":" + entra)
                .replace("--port 8400", "--port " + entra + " --directory-delay 2")
                .replace(":8080", ":" + service)
                .replace("--port 8080", "--port " + service));
        try (LocalAzServer az = LocalAzServer.start(Map.of("LOCAL_ENTRA", "http://localhost:" + entra))) {
            Shell shell = new Shell(
                    AzureCliStandIn.DIRECTORY,
                    Map.of("LOCAL_AZ_SERVER", az.address().toString()));

            String printed = shell.run(script(steps)).out();

            List<String> answers = List.of(printed.split(END_OF_STEP, -1));
            for (int i = 0; i < steps.size(); i++) {
                String answer = i < answers.size() ? answers.get(i) : "";
                assertThat(answer)
                        .as(steps.get(i).commands())
                        .matches(steps.get(i).pattern());
            }
        }
    }

    /** Whatever fails, nothing is left running and nothing is left behind. */
    private static String script(List<Step> steps) {
        StringBuilder script = new StringBuilder("""
                exec 2>&1
                set -euo pipefail
                trap 'kill $(jobs -p) 2>/dev/null; wait; rm -f orders.env revoked federated-token local-entra.log payara-micro.log' EXIT
                """);
        for (Step step : steps) {
            script.append(step.commands())
                    .append("printf '%s\\n' '")
                    .append(END_OF_STEP.strip())
                    .append("'\n");
        }
        return script.toString();
    }

    /** Each block of commands is followed by what it prints. */
    private static List<Step> steps(String half) {
        List<MatchResult> blocks = BLOCK.matcher(half).results().toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i += 2) {
            assertThat(blocks.get(i).group(1)).as(blocks.get(i).group()).isEqualTo("bash");
            assertThat(blocks.get(i + 1).group(1)).as(blocks.get(i).group()).isEqualTo("text");
            steps.add(new Step(blocks.get(i).group(2), blocks.get(i + 1).group(2)));
        }
        assertThat(steps).isNotEmpty();
        return steps;
    }

    private static String localHalf() throws IOException {
        String page = Files.readString(Shell.root().resolve("samples/README.md"));
        return page.substring(page.indexOf("\n## On local Entra\n"), page.indexOf("\n## In Azure\n"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Step(String commands, String printed) {

        /** An ellipsis stands for what differs each time, within a word. */
        Pattern pattern() {
            return Pattern.compile(Pattern.quote(printed).replace("…", "\\E\\S+\\Q"));
        }
    }
}
