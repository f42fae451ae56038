package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application in development: local Entra is in WEB-INF/lib, and there are no settings. */
@Tag("container-specific")
class DevelopmentIT extends SmallTomcatFixture {

    private static final String PAGE = "<welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list>";

    private static final String ENABLED = "<context-param><param-name>local-entra.enabled</param-name>"
            + "<param-value>true</param-value></context-param>";

    private static SmallApplication application(Layout layout, Map<String, String> settings, String webXml)
            throws IOException, URISyntaxException {
        SmallApplication application = SmallApplication.in(scratch, layout, settings, PAGE + webXml);
        Path kit = Path.of(LocalEntraServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(kit, application.libraries().resolve("local-entra.jar"));
        return application;
    }

    @ParameterizedTest
    @EnumSource(names = {"JAR_ALONE", "METADATA_COMPLETE"})
    void command_in_the_log_gets_in_each_time_that_the_application_is_deployed(Layout layout) throws Exception {
        SmallApplication application = application(layout, Map.of(), ENABLED);
        for (int round = 0; round < 2; round++) {
            Context context = tomcat.deploy(application);
            assertThat(tomcat.call()).isEqualTo(401);
            assertThat(responseTo(command())).startsWith("HTTP/1.1 200").contains("<p>open</p>");
            tomcat.undeploy(context);
            assertThat(ourThreads()).isEmpty();
            assertThat(System.getProperties().stringPropertyNames()).noneMatch(name -> name.startsWith("entra."));
            tomcat.forget();
        }
    }

    @Test
    void without_the_switch_the_application_does_not_start() throws Exception {
        Context context = tomcat.deploy(application(Layout.JAR_ALONE, Map.of(), ""));

        assertThat(SmallTomcat.isRunning(context)).isFalse();
        assertThat(ourThreads()).isEmpty();
        tomcat.undeploy(context);
    }

    @Test
    void settings_of_a_real_tenant_count_in_spite_of_the_switch() throws Exception {
        Context context = tomcat.deploy(application(Layout.JAR_ALONE, TestBed.settings(), ENABLED));

        assertThat(tomcat.call(TestBed.entra()
                                .token("orders-client", TestBed.API)
                                .mint())
                        .join())
                .isEqualTo(200);
        assertThat(tomcat.complaints())
                .singleElement()
                .asString()
                .contains("local Entra does not start, because entra.tenant-id is set");
        tomcat.undeploy(context);
    }

    private static String command() {
        String start = "call the application with a token of local Entra: ";
        return tomcat.messages().stream()
                .filter(message -> message.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    private static String responseTo(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command.replace("curl ", "curl --noproxy '*' -sS "))
                .redirectErrorStream(true);
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Threads of the server that the test bed has are not ours. */
    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() != null
                        && thread.getContextClassLoader().getClass().getName().contains("WebappClassLoader"))
                .filter(Thread::isAlive)
                .toList();
    }
}
