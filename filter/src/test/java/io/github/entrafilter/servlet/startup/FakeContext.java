package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An application as a container shows it at its start. */
final class FakeContext implements InvocationHandler {

    /** Settings that a filter can start with; no server listens at the authority. */
    static final Map<String, String> SETTINGS = Map.of(
            "tenant-id", "11111111-2222-3333-4444-555555555555",
            "client-id", "66666666-7777-8888-9999-000000000000",
            "authority", "http://localhost:9");

    private static final String SERVLET = "servlet ";

    /** Filters in the order in which they were added, with their mappings. */
    final List<String> added = new ArrayList<>();

    /** Listeners that code has added. */
    final List<ServletContextListener> listeners = new ArrayList<>();

    private final List<String> contextParameters = new ArrayList<>();
    private final Map<String, FilterRegistration> filters = new LinkedHashMap<>();
    private final Map<String, ServletRegistration> servlets = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private String webXml = "";
    private String server = "Apache Tomcat/11.0";
    private boolean allowsAdding = true;
    private boolean showsFilters = true;
    private ClassLoader classes = FakeContext.class.getClassLoader();

    FakeContext webXml(String content) {
        webXml = "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>" + content + "</web-app>";
        return this;
    }

    FakeContext server(String info) {
        server = info;
        return this;
    }

    FakeContext forbidsAdding() {
        allowsAdding = false;
        return this;
    }

    /** As for listeners that are added in code: Servlet 6.0, section 4.4. */
    FakeContext hidesFilters() {
        showsFilters = false;
        return this;
    }

    FakeContext classes(ClassLoader loader) {
        classes = loader;
        return this;
    }

    FakeContext attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    FakeContext servlet(String name, String className, String... patterns) {
        servlets.put(
                name,
                fake(
                        ServletRegistration.class,
                        Map.of("getName", name, "getClassName", className, "getMappings", List.of(patterns))));
        return this;
    }

    /** A filter of our class, on URL patterns and on servlets: {@code servlet S}. */
    FakeContext filter(String name, String... patterns) {
        return filter(name, EntraFilter.class.getName(), SETTINGS, patterns);
    }

    FakeContext filter(String name, String className, Map<String, String> settings, String... patterns) {
        filters.put(name, registration(name, className, settings, List.of(patterns)));
        return this;
    }

    private FilterRegistration.Dynamic registration(
            String name, String className, Map<String, String> settings, List<String> patterns) {
        Map<String, Object> answers = Map.of(
                "getName", name,
                "getClassName", className,
                "getInitParameters", settings,
                "getUrlPatternMappings",
                        patterns.stream()
                                .filter(pattern -> !pattern.startsWith(SERVLET))
                                .toList(),
                "getServletNameMappings",
                        patterns.stream()
                                .filter(pattern -> pattern.startsWith(SERVLET))
                                .map(pattern -> pattern.substring(SERVLET.length()))
                                .toList());
        return (FilterRegistration.Dynamic) Proxy.newProxyInstance(
                FakeContext.class.getClassLoader(),
                new Class<?>[] {FilterRegistration.Dynamic.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("addMappingForUrlPatterns")) {
                        if (!allowsAdding) {
                            throw new IllegalStateException("too late");
                        }
                        added.add(name + " on " + String.join(",", (String[]) arguments[2])
                                + (arguments[1].equals(true) ? " behind" : " ahead"));
                    }
                    return answers.get(method.getName());
                });
    }

    ServletContext context() {
        return (ServletContext)
                Proxy.newProxyInstance(FakeContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, this);
    }

    FilterConfig config(String filter) {
        return new FilterDeclaration(filter, SETTINGS).config(context());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "getAttribute" -> attributes.get(argument(arguments));
            case "setAttribute" -> attributes.put(argument(arguments), secondOf(arguments));
            case "removeAttribute" -> attributes.remove(argument(arguments));
            case "getContextPath" -> "/shop";
            case "getInitParameterNames" -> Collections.enumeration(contextParameters);
            case "getServerInfo" -> server;
            case "getClassLoader" -> classes;
            case "getServletRegistrations" -> Collections.unmodifiableMap(servlets);
            case "getFilterRegistration" -> filters.get(argument(arguments));
            case "getFilterRegistrations" -> {
                if (!showsFilters) {
                    throw new UnsupportedOperationException();
                }
                yield Collections.unmodifiableMap(filters);
            }
            case "getResourceAsStream" ->
                argument(arguments).equals("/WEB-INF/web.xml") && !webXml.isEmpty()
                        ? new ByteArrayInputStream(webXml.getBytes(StandardCharsets.UTF_8))
                        : null;
            case "getResourcePaths" -> null;
            case "addListener" -> listeners.add((ServletContextListener) Objects.requireNonNull(arguments)[0]);
            case "addFilter" -> add(argument(arguments), (Filter) secondOf(arguments));
            default -> throw new UnsupportedOperationException(method + Arrays.toString(arguments));
        };
    }

    /** A context-param of web.xml. */
    FakeContext contextParameter(String name) {
        contextParameters.add(name);
        return this;
    }

    private static Object secondOf(Object @Nullable [] arguments) {
        return Objects.requireNonNull(arguments)[1];
    }

    private static String argument(Object @Nullable [] arguments) {
        return arguments == null ? "" : (String) arguments[0];
    }

    private @Nullable Object add(String name, Filter filter) {
        if (!allowsAdding) {
            throw new UnsupportedOperationException("not from here");
        }
        if (filters.containsKey(name)) {
            return null;
        }
        filters.put(name, registration(name, filter.getClass().getName(), Map.of(), List.of()));
        return filters.get(name);
    }

    static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    /** Gives the whole application the settings. */
    static void configureApplication() {
        SETTINGS.forEach((name, value) -> System.setProperty("entra." + name, value));
    }

    static void forgetConfiguration() {
        SETTINGS.keySet().forEach(name -> System.clearProperty("entra." + name));
    }

    /** A filter-mapping of web.xml. */
    static String mapping(String filter, String pattern, String... dispatchers) {
        StringBuilder mapping = new StringBuilder(
                "<filter-mapping><filter-name>" + filter + "</filter-name><url-pattern>" + pattern + "</url-pattern>");
        for (String dispatcher : dispatchers) {
            mapping.append("<dispatcher>").append(dispatcher).append("</dispatcher>");
        }
        return mapping.append("</filter-mapping>").toString();
    }

    /** A filter of web.xml. */
    static String declaration(String filter, String className) {
        return "<filter><filter-name>" + filter + "</filter-name><filter-class>" + className
                + "</filter-class></filter>";
    }
}
