package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application in development: local Entra is a dependency, and one property of the profile turns it on. */
class DevelopmentIT {

    private static final String START = "INFO call the application with a token of local Entra: ";

    @RegisterExtension
    private final CapturedLog log = new CapturedLog("io.github.entrafilter.localentra");

    private static ConfigurableApplicationContext start(String container, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--server.address=localhost", "--container=" + container));
        arguments.addAll(List.of(more));
        return new SpringApplication(OrdersApplication.class).run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty"})
    void command_in_the_log_gets_in(String container) throws IOException {
        try (ConfigurableApplicationContext application = start(container, "--spring.profiles.active=dev")) {
            assertThat(application.isRunning()).isTrue();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("WARNING FOR DEVELOPMENT ONLY: "));
            assertThat(responseTo(command().replaceFirst("/'$", "/orders'")))
                    .startsWith("HTTP/1.1 200")
                    .contains("consumer true admin false");
        }
        assertThat(traces()).isEmpty();
    }

    @Test
    void failed_start_ends_local_entra() {
        assertThatThrownBy(() -> start("tomcat", "--spring.profiles.active=dev", "--server.port=-5")
                        .close())
                .isInstanceOf(RuntimeException.class);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARNING FOR DEVELOPMENT ONLY: "));
        assertThat(traces()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "dev,no"})
    void application_does_not_start_in_another_profile(String profiles) {
        assertThatThrownBy(() ->
                        start("tomcat", "--spring.profiles.active=" + profiles).close())
                .hasStackTraceContaining("entra.tenant-id is missing");
        assertThat(log.lines()).isEmpty();
    }

    private static List<String> traces() {
        List<String> traces = new ArrayList<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("entra."))
                .forEach(traces::add);
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("local-entra"))
                .forEach(traces::add);
        return traces;
    }

    private String command() {
        return log.lines().stream()
                .filter(line -> line.startsWith(START))
                .findFirst()
                .orElseThrow()
                .substring(START.length());
    }

    private static String responseTo(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command.replace("curl ", "curl --noproxy '*' -sS "))
                .redirectErrorStream(true);
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
