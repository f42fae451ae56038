package io.github.entrafilter.it.tomcat;

import io.github.entrafilter.it.TestBed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One Tomcat for all tests of a class; each test starts with an empty log. */
abstract class SmallTomcatFixture {

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

    /** The settings of an application that fetches its keys from there. */
    static Map<String, String> settingsFor(ServerSocket authority) {
        Map<String, String> settings = new TreeMap<>(TestBed.settings());
        settings.put("entra.authority", "http://localhost:" + authority.getLocalPort());
        return settings;
    }
}
