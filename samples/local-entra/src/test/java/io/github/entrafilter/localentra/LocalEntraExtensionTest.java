package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class LocalEntraExtensionTest {

    /** The servers that the classes below received. */
    private static final Set<LocalEntraServer> SEEN = new HashSet<>();

    @BeforeEach
    @AfterEach
    void forget() {
        SEEN.clear();
    }

    @ParameterizedTest
    @ValueSource(classes = {EveryParameter.class, OneInstance.class, Outer.class, Heir.class})
    void test_class_shares_one_server(Class<?> testClass) {
        run(testClass).assertStatistics(tests -> tests.failed(0));

        assertThat(SEEN).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(classes = {EveryParameter.class, OneInstance.class, Outer.class})
    void stops_the_server_after_the_class(Class<?> testClass) {
        run(testClass);

        assertThat(SEEN).isNotEmpty().noneMatch(LocalEntraExtensionTest::isReachable);
    }

    @Test
    void annotation_selects_the_directory() {
        run(OtherDirectory.class).assertStatistics(tests -> tests.failed(0).succeeded(1));
    }

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    private static boolean isReachable(LocalEntraServer server) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.authority().getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @LocalEntra
    static class EveryParameter {

        EveryParameter(LocalEntraServer entra) {
            SEEN.add(entra);
        }

        @BeforeAll
        static void before_all(LocalEntraServer entra) {
            SEEN.add(entra);
        }

        @BeforeEach
        void before_each(LocalEntraServer entra) {
            SEEN.add(entra);
        }

        @Test
        void test(LocalEntraServer entra) {
            SEEN.add(entra);
        }

        @Test
        void another_test(LocalEntraServer entra) {
            SEEN.add(entra);
        }
    }

    @LocalEntra
    @TestInstance(Lifecycle.PER_CLASS)
    static class OneInstance {

        OneInstance(LocalEntraServer entra) {
            SEEN.add(entra);
        }

        @BeforeAll
        void before_all(LocalEntraServer entra) {
            SEEN.add(entra);
        }

        @Test
        void test(LocalEntraServer entra) {
            SEEN.add(entra);
        }
    }

    @LocalEntra
    static class Outer {

        @Nested
        class First {
            @Test
            void test(LocalEntraServer entra) {
                SEEN.add(entra);
            }
        }

        @Nested
        class Second {
            @Test
            void still_runs(LocalEntraServer entra) {
                SEEN.add(entra);
                assertThat(isReachable(entra)).isTrue();
            }
        }
    }

    static class Heir extends EveryParameter {

        Heir(LocalEntraServer entra) {
            super(entra);
        }
    }

    @LocalEntra(directory = "/closed-directory.json")
    static class OtherDirectory {

        @Test
        void is_there(LocalEntraServer entra) {
            assertThat(entra.directory().application("closed")).isPresent();
        }
    }
}
