package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.FilterMapping;
import io.github.entrafilter.coverage.WebXml;
import io.github.entrafilter.servlet.request.Container;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The filter chain that web.xml describes, up to the first filter of the application's own. An application may put its
 * own filter first, for CORS for example; then each EntraFilter stays behind it. On Open Liberty each EntraFilter comes
 * first: that container does not call a filter that code maps to all servlets, and for a path with a parameter inside
 * ({@code /a;/b}) looks for filters by another path than for servlets.
 *
 * @param ahead the stages for requests, in the order of Servlet 6.0, section 6.2.4
 * @param handshakes the stages for WebSocket handshakes, which Jetty handles before any filter of web.xml
 */
record FrontChain(List<Stage> ahead, List<Stage> handshakes) {

    /**
     * One filter-mapping.
     *
     * @param ours the EntraFilter; empty for a filter of the application's own
     */
    private record Stage(RequestMatcher requests, Optional<Judging> ours) {}

    /** An EntraFilter ahead of the place that the application gives it. */
    private record Judging(FilterDeclaration declaration, Filter filter, String passedAttribute) {

        static Judging of(String name, Filter filter) {
            FilterDeclaration declaration = new FilterDeclaration(name, Map.of());
            return new Judging(declaration, filter, declaration.passedAttribute());
        }
    }

    FrontChain {
        ahead = List.copyOf(ahead);
        handshakes = List.copyOf(handshakes);
    }

    /**
     * The chain of an application.
     *
     * @param filters our filters in it, initialized, by their names
     * @throws ServletException if web.xml cannot be read
     */
    static FrontChain of(ServletContext context, Map<String, Filter> filters) throws ServletException {
        Map<String, Judging> ours = new LinkedHashMap<>();
        for (Map.Entry<String, Filter> filter : filters.entrySet()) {
            ours.put(filter.getKey(), Judging.of(filter.getKey(), filter.getValue()));
        }
        List<Stage> ahead = stages(Descriptor.of(context), ours);
        Container container = Container.of(context);
        if (container != Container.JETTY && container != Container.OPEN_LIBERTY) {
            return new FrontChain(ahead, ahead);
        }
        List<Stage> all = all(ours, ahead, context);
        return new FrontChain(container == Container.JETTY ? ahead : all, all);
    }

    /** The chain of a single filter that is mapped to everything. */
    static FrontChain of(Filter filter) {
        Stage everything =
                new Stage(new RequestMatcher(List.of("/*"), List.of("*")), Optional.of(Judging.of("", filter)));
        return new FrontChain(List.of(everything), List.of(everything));
    }

    /** The stages for requests, in the chain's order: URL patterns come before servlet names. */
    private static List<Stage> stages(WebXml webXml, Map<String, Judging> ours) {
        List<Stage> byUrlPattern = new ArrayList<>();
        List<Stage> byServlet = new ArrayList<>();
        for (FilterMapping mapping : webXml.filterMappings()) {
            if (DispatcherCheck.seesRequests(mapping)) {
                Optional<Judging> judging = Optional.ofNullable(ours.get(mapping.filter()));
                byUrlPattern.add(new Stage(RequestMatcher.ofUrlPatterns(mapping), judging));
                byServlet.add(new Stage(RequestMatcher.ofServlets(mapping), judging));
            }
        }
        List<Stage> stages = new ArrayList<>(byUrlPattern);
        stages.addAll(byServlet);
        return stages;
    }

    /** All our filters, including those that web.xml does not map. */
    private static List<Stage> all(Map<String, Judging> ours, List<Stage> ahead, ServletContext context)
            throws ServletException {
        List<Stage> stages = new ArrayList<>();
        ahead.stream().filter(stage -> stage.ours().isPresent()).forEach(stages::add);
        WebXml webXml = Descriptor.of(context);
        for (Judging judging : ours.values()) {
            stages.add(new Stage(mappedInCode(judging.declaration(), webXml, context), Optional.of(judging)));
        }
        return stages;
    }

    /** Matches what the container maps to a filter, and web.xml does not. */
    private static RequestMatcher mappedInCode(FilterDeclaration filter, WebXml webXml, ServletContext context) {
        FilterMapping reported = filter.mapping(context);
        List<String> urlPatterns = new ArrayList<>(reported.urlPatterns());
        List<String> servlets = new ArrayList<>(reported.servletNames());
        for (FilterMapping mapping : webXml.filterMappings()) {
            if (mapping.filter().equals(filter.name())) {
                urlPatterns.removeAll(mapping.urlPatterns());
                servlets.removeAll(mapping.servletNames());
            }
        }
        return new RequestMatcher(urlPatterns, servlets);
    }

    /** Applies our filters at the front of the chain, then the rest. */
    void apply(HttpServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        List<Stage> stages = isHandshake(request) ? handshakes : ahead;
        new Walk(request, stages.iterator(), rest).doFilter(request, response);
    }

    /** RFC 6455, section 4.1, and over HTTP/2 RFC 8441, section 4. */
    private static boolean isHandshake(HttpServletRequest request) {
        Enumeration<String> upgrades = request.getHeaders("Upgrade");
        return "CONNECT".equals(request.getMethod())
                // Unknown headers may be those of a handshake.
                || upgrades == null
                || Collections.list(upgrades).stream().anyMatch(FrontChain::namesWebSocket);
    }

    /** A request may have several of these headers: any of them may be the one that the container reads. */
    private static boolean namesWebSocket(String upgrade) {
        return upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    /** One request on its way through the front of the chain. */
    private record Walk(HttpServletRequest original, Iterator<Stage> stages, FilterChain rest) implements FilterChain {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
            while (stages.hasNext()) {
                Stage stage = stages.next();
                if (stage.requests().matches(original)) {
                    if (stage.ours().isEmpty()) {
                        break;
                    }
                    apply(stage.ours().get(), request, response);
                    return;
                }
            }
            rest.doFilter(request, response);
        }

        private void apply(Judging ours, ServletRequest request, ServletResponse response)
                throws IOException, ServletException {
            ours.filter().doFilter(request, response, (passed, sameResponse) -> {
                passed.setAttribute(ours.passedAttribute(), true);
                doFilter(passed, sameResponse);
            });
        }
    }
}
