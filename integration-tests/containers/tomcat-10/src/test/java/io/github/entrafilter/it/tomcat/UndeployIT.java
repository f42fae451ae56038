package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are under way while their application is undeployed. */
@Tag("container-specific")
class UndeployIT extends SmallTomcatFixture {

    private static final int CALLERS = 6;

    /** Their filter is destroyed, and its class loader closed, as soon as the fetch that they wait for is given up. */
    @ParameterizedTest
    @EnumSource(names = {"JAR_ALONE", "METADATA_COMPLETE", "ABSOLUTE_ORDERING"})
    void requests_that_wait_for_keys_get_503(Layout layout) throws IOException {
        try (ServerSocket authority = silentAuthority()) {
            Context context = tomcat.deploy(SmallApplication.in(scratch, layout, settingsFor(authority), ""));
            try (Socket fetch = authority.accept()) {
                awaitRequest(fetch);
                List<CompletableFuture<Integer>> waiting = calls(token());
                awaitWaiting();
                tomcat.undeploy(context);

                assertThat(waiting).extracting(CompletableFuture::join).containsOnly(503);
                assertThat(tomcat.complaints()).isEmpty();
            }
        }
    }

    @RepeatedTest(20)
    void requests_get_their_response_or_none_of_ours() {
        Context context = tomcat.deploy(SmallApplication.in(scratch, Layout.JAR_ALONE, TestBed.settings(), ""));
        List<CompletableFuture<Integer>> underWay = new ArrayList<>();
        underWay.addAll(calls(""));
        underWay.addAll(calls(token() + "AA"));
        underWay.addAll(calls(token()));
        underWay.get(0).join();
        tomcat.undeploy(context);
        underWay.addAll(calls(""));

        List<Integer> responses = underWay.stream().map(CompletableFuture::join).toList();
        List<String> complaints = tomcat.complaints();
        assertThat(responses).isSubsetOf(200, 401, 503, 404, 500);
        assertThat(complaints).allMatch(UndeployIT::isAboutServletOfTomcat);
        assertThat(responses).filteredOn(status -> status == 500).hasSameSizeAs(complaints);
    }

    /** An admitted request may reach Tomcat's servlet for files when that has gone: Tomcat responds 500. */
    private static boolean isAboutServletOfTomcat(String complaint) {
        return complaint.contains("Cannot allocate servlet [default] because it is being unloaded");
    }

    private static String token() {
        return TestBed.entra().token("orders-client", TestBed.API).mint();
    }

    private static List<CompletableFuture<Integer>> calls(String token) {
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(tomcat.call(token));
        }
        return calls;
    }

    /** Waits until all callers wait for the fetch. */
    private static void awaitWaiting() {
        long start = System.nanoTime();
        while (waiting() < CALLERS) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError(waiting() + " of " + CALLERS + " callers wait after " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    private static long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(frames -> Stream.of(frames)
                        .anyMatch(frame -> frame.getClassName().endsWith(".keys.Fetch")
                                && frame.getMethodName().equals("await")))
                .count();
    }
}
