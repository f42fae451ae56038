package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caller in Tomcat's access log, as docs/production.md describes it. */
@Tag("container-specific")
class AccessLogIT {

    /** Tomcat writes a line after it has sent the response. */
    private static void awaitLines(int number, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Files.readAllLines(log).size() < number && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
    }

    @Test
    void access_log_has_the_caller_by_a_request_attribute(@TempDir Path scratch)
            throws IOException, InterruptedException, LifecycleException {
        Path log;
        try (SmallTomcat tomcat = SmallTomcat.in(scratch)) {
            log = tomcat.logAccess("%{io.github.entrafilter.caller}r %s", scratch);
            Map<String, String> settings = TestBed.settings();
            tomcat.deploy(SmallApplication.in(scratch, Layout.JAR_ALONE, settings, ""));
            assertThat(tomcat.call()).isEqualTo(401);
            assertThat(tomcat.call(TestBed.entra()
                                    .token("orders-client", TestBed.API)
                                    .mint())
                            .join())
                    .isEqualTo(200);
            awaitLines(2, log);
        }

        String caller = TestBed.entra()
                .directory()
                .principal("orders-client")
                .orElseThrow()
                .objectId();
        assertThat(Files.readAllLines(log)).containsExactlyInAnyOrder("- 401", caller + " 200");
    }
}
