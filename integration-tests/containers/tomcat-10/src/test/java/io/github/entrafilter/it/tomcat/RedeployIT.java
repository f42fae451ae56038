package io.github.entrafilter.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.TestBed;
import io.github.entrafilter.it.tomcat.SmallApplication.Layout;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Traces that an undeployed application leaves in its server: none, however it brought the filter. */
@Tag("container-specific")
class RedeployIT extends SmallTomcatFixture {

    /** Redeployments of each of the eight applications: forty in all. */
    private static final int ROUNDS = 5;

    private static final int MAX_COLLECTIONS = 100;

    @ParameterizedTest
    @CsvSource({
        "JAR_ALONE,         false",
        "JAR_ALONE,         true",
        "METADATA_COMPLETE, false",
        "METADATA_COMPLETE, true",
        "ABSOLUTE_ORDERING, false",
        "ABSOLUTE_ORDERING, true",
        "SHARED_CLASS_PATH, false",
        "SHARED_CLASS_PATH, true"
    })
    void redeployed_application_leaves_no_thread_class_loader_or_warning(Layout layout, boolean files)
            throws IOException {
        Map<String, String> settings = new TreeMap<>(TestBed.settings());
        if (files) {
            settings.put(
                    "entra.revoked-file",
                    Files.createTempFile(scratch, "revoked", "").toString());
            settings.put("entra.key-store", scratch.resolve("keys-" + layout).toString());
        }
        SmallApplication application = SmallApplication.in(scratch, layout, settings, "");
        String token = TestBed.entra().token("orders-client", TestBed.API).mint();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (URLClassLoader parent = parentOf(application, layout)) {
            for (int round = 0; round < ROUNDS; round++) {
                Context context = tomcat.deploy(application, parent);
                assertThat(tomcat.call()).isEqualTo(401);
                assertThat(tomcat.call(token).join()).isEqualTo(200);
                loaders.add(loaderOf(context));
                tomcat.undeploy(context);
            }
            assertThat(ourThreads()).isEmpty();
            assertThat(tomcat.complaints()).isEmpty();
            assertThat(uncollected(loaders)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void undeployment_during_a_fetch_is_silent(Layout layout) throws IOException {
        try (ServerSocket authority = silentAuthority()) {
            SmallApplication application = SmallApplication.in(scratch, layout, settingsFor(authority), "");
            try (URLClassLoader parent = parentOf(application, layout)) {
                Context context = tomcat.deploy(application, parent);
                awaitRequest(authority.accept());
                tomcat.undeploy(context);
            }
            assertThat(ourThreads()).isEmpty();
            assertThat(tomcat.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JAR_ALONE         | <listener><listener-class>com.contoso.Missing</listener-class></listener>
            SHARED_CLASS_PATH | <listener><listener-class>com.contoso.Missing</listener-class></listener>
            JAR_ALONE         | <filter><filter-name>M</filter-name><filter-class>com.contoso.Missing</filter-class></filter>
            METADATA_COMPLETE | <filter><filter-name>M</filter-name><filter-class>com.contoso.Missing</filter-class></filter>
            ABSOLUTE_ORDERING | <filter><filter-name>M</filter-name><filter-class>com.contoso.Missing</filter-class></filter>
            SHARED_CLASS_PATH | <filter><filter-name>M</filter-name><filter-class>com.contoso.Missing</filter-class></filter>
            JAR_ALONE         | <filter><filter-name>EntraFilter</filter-name><filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class><init-param><param-name>mode</param-name><param-value>maybe</param-value></init-param></filter><filter-mapping><filter-name>EntraFilter</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            ABSOLUTE_ORDERING | <filter><filter-name>B</filter-name><filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class><init-param><param-name>mode</param-name><param-value>maybe</param-value></init-param></filter><filter-mapping><filter-name>B</filter-name><url-pattern>/b</url-pattern></filter-mapping>
            """)
    void failed_deployment_leaves_no_thread_and_no_leak(Layout layout, String failure) throws IOException {
        try (ServerSocket authority = silentAuthority()) {
            SmallApplication application = SmallApplication.in(scratch, layout, settingsFor(authority), failure);
            WeakReference<ClassLoader> loader;
            try (URLClassLoader parent = parentOf(application, layout)) {
                Context context = tomcat.deploy(application, parent);
                assertThat(SmallTomcat.isRunning(context)).isFalse();
                loader = loaderOf(context);
                tomcat.undeploy(context);
            }
            assertThat(ourThreads()).isEmpty();
            assertThat(tomcat.complaints())
                    .noneMatch(line -> line.contains(".loader.") || line.contains("signing key"));
            assertThat(loader.get() == null || uncollected(List.of(loader)) == 0)
                    .isTrue();
        }
    }

    private static URLClassLoader parentOf(SmallApplication application, Layout layout) {
        return layout == Layout.SHARED_CLASS_PATH
                ? SmallTomcat.shared(application)
                : new URLClassLoader(new URL[0], RedeployIT.class.getClassLoader());
    }

    private static WeakReference<ClassLoader> loaderOf(Context context) {
        return new WeakReference<>(
                context.getLoader() == null ? null : context.getLoader().getClassLoader());
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("entra-filter"))
                .toList();
    }

    private static long uncollected(List<WeakReference<ClassLoader>> loaders) {
        long left = loaders.size();
        for (int i = 0; i < MAX_COLLECTIONS && left > 0; i++) {
            System.gc();
            left = loaders.stream().filter(loader -> loader.get() != null).count();
        }
        return left;
    }
}
