package io.github.entrafilter.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application in development: local Entra is a dependency, and one property of the profile turns it on. */
class DevelopmentIT {

    private static final String START = "call the application with a token of local Entra: ";

    private final Logger logger = Logger.getLogger("io.github.entrafilter.localentra");
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(log);
    }

    @AfterEach
    void forget() {
        logger.removeHandler(log);
    }

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
            assertThat(messages).anyMatch(message -> message.startsWith("FOR DEVELOPMENT ONLY: "));
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
        assertThat(messages).anyMatch(message -> message.startsWith("FOR DEVELOPMENT ONLY: "));
        assertThat(traces()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "dev,no"})
    void application_does_not_start_in_another_profile(String profiles) {
        assertThatThrownBy(() ->
                        start("tomcat", "--spring.profiles.active=" + profiles).close())
                .hasStackTraceContaining("entra.tenant-id is missing");
        assertThat(messages).isEmpty();
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
        return messages.stream()
                .filter(message -> message.startsWith(START))
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
