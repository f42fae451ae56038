package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import io.github.entrafilter.CapturedLog;
import io.github.entrafilter.keys.LoopbackAuthority;
import io.github.entrafilter.keys.TestKeys;
import io.github.entrafilter.servlet.EntraFilter;
import io.github.entrafilter.token.TestTokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes that requests need after the rehearsal: none, as the container may have closed their class loader. */
class RehearsalTest {

    private static final String AUTHORIZATION = "Authorization";

    /** Our classes and those of nimbus, as a WAR brings them. Once closed, it loads nothing, as Tomcat's does. */
    private static final class WarLoader extends URLClassLoader {

        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private volatile boolean closed;

        private WarLoader() {
            super(
                    new URL[] {placeOf(EntraFilter.class), placeOf(JWSObject.class)},
                    RehearsalTest.class.getClassLoader());
        }

        private static URL placeOf(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (closed) {
                refused.add(name);
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.github.entrafilter.") || name.startsWith("com.nimbusds.")) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
            return super.loadClass(name, resolve);
        }
    }

    private final List<Object> statuses = new ArrayList<>();

    @Test
    void requests_that_outlive_the_application_load_no_class() throws Exception {
        try (LoopbackAuthority authority = new LoopbackAuthority();
                WarLoader war = new WarLoader();
                CapturedLog log = new CapturedLog(Level.INFO)) {
            authority.publishes(TestKeys.ENTRA);
            Filter filter = initialized(war, authority);
            awaitKeys(log, authority);

            filter.destroy();
            war.closed = true;
            List<String> credentials = credentials();
            for (String accept : List.of("application/json", "text/plain")) {
                for (String token : credentials) {
                    filter.doFilter(request(token, accept), response(), (request, response) -> {
                        statuses.add(200);
                        assertThat(((HttpServletRequest) request).isUserInRole("consumer"))
                                .isTrue();
                    });
                }
            }
            assertThat(war.refused).isEmpty();
            assertThat(statuses).hasSize(2 * credentials.size()).contains(200, 400, 401, 403, 503);
        }
    }

    private static List<String> credentials() {
        long now = Instant.now().getEpochSecond();
        return List.of(
                "",
                "Basic x",
                "Bearer",
                "Bearer a.b.c",
                "Bearer " + honest().claim("exp", now - 7200).text(),
                "Bearer " + honest().claim("aud", "other").text(),
                "Bearer " + honest().claim("tid", TestTokens.OTHER_TENANT).text(),
                "Bearer " + honest().claim("roles", List.of()).text(),
                "Bearer " + honest().text() + "AA",
                "Bearer " + honest().header("kid", "unknown").text(),
                "Bearer " + honest().text(),
                "Bearer " + honest().text());
    }

    private static Map<String, String> settings(LoopbackAuthority authority) {
        return Map.of(
                "authority", authority.address().toString(),
                "tenant-id", TestTokens.TENANT,
                "client-id", TestTokens.API);
    }

    private static TestTokens honest() {
        long now = Instant.now().getEpochSecond();
        return TestTokens.v1().claim("iat", now).claim("nbf", now).claim("exp", now + 3600);
    }

    private static Filter initialized(WarLoader war, LoopbackAuthority authority) throws Exception {
        FakeContext context = new FakeContext()
                .classes(war)
                .filter("A", EntraFilter.class.getName(), settings(authority), "/*")
                .webXml(FakeContext.mapping("A", "/*"));
        Constructor<?> front = war.loadClass(FrontFilter.class.getName()).getDeclaredConstructor();
        front.setAccessible(true);
        Filter filter = (Filter) front.newInstance();
        filter.init(new FilterDeclaration("A", settings(authority)).config(context.context()));
        return filter;
    }

    /** Any fetch ends with a record. */
    private static void awaitKeys(CapturedLog log, LoopbackAuthority authority) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!log.lines().contains("INFO signing keys fetched from " + authority.address())) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static HttpServletRequest request(String token, String accept) {
        Map<Object, Object> attributes = new HashMap<>();
        return proxy(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getMethod" -> "GET";
            case "getServletPath", "getRequestURI" -> "/orders";
            case "getHeaders" -> Collections.enumeration(header(arguments[0], token, accept));
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
            case "getHttpServletMapping" ->
                proxy(
                        HttpServletMapping.class,
                        (name, none) -> name.equals("getMappingMatch") ? MappingMatch.PATH : null);
            case "isAsyncStarted" -> false;
            case "getContentLengthLong" -> -1L;
            default -> null;
        });
    }

    private static List<String> header(Object name, String token, String accept) {
        if (name.equals(AUTHORIZATION)) {
            return token.isEmpty() ? List.of() : List.of(token);
        }
        return name.equals("Accept") ? List.of(accept) : List.of();
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "setStatus" -> {
                statuses.add(arguments[0]);
                yield null;
            }
            case "isCommitted" -> false;
            case "getOutputStream" -> new Dropped();
            default -> null;
        });
    }

    private static final class Dropped extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // Nothing is written later.
        }

        @Override
        public void write(int content) {
            // Only the status counts.
        }
    }

    private interface Answers {
        @Nullable
        Object of(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                RehearsalTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.of(method.getName(), Objects.requireNonNullElse(arguments, new Object[0]))));
    }
}
