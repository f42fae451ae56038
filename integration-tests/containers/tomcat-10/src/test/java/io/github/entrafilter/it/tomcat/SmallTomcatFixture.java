package io.github.entrafilter.it.tomcat;

import io.github.entrafilter.it.TestBed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One Tomcat for all tests of a class; each test starts with an empty log. */
abstract class SmallTomcatFixture {

    /** Far longer than a request or a fetch takes to arrive, on however busy a machine. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path scratch;

    static SmallTomcat tomcat;

    @BeforeAll
    static void start() throws IOException, LifecycleException {
        tomcat = SmallTomcat.in(scratch);
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    @BeforeEach
    void forget() {
        tomcat.forget();
    }

    /** An authority that never responds. */
    static ServerSocket silentAuthority() throws IOException {
        ServerSocket authority = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        authority.setSoTimeout((int) PATIENCE.toMillis());
        return authority;
    }

    /** Waits for the request of this fetch. */
    static void awaitRequest(Socket fetch) throws IOException {
        fetch.setSoTimeout((int) PATIENCE.toMillis());
        int unused = fetch.getInputStream().read();
    }

    /** The settings of an application that fetches its keys from there. */
    static Map<String, String> settingsFor(ServerSocket authority) {
        Map<String, String> settings = new TreeMap<>(TestBed.settings());
        settings.put("entra.authority", "http://localhost:" + authority.getLocalPort());
        return settings;
    }
}
