package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.coverage.FilterMapping;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Matches requests as a container matches the targets of a filter mapping: Servlet 6.0, section 6.2.4. */
record RequestMatcher(List<String> urlPatterns, List<String> servlets) {

    /** The servlet name that stands for all of them. */
    static final String ALL_SERVLETS = "*";

    private static final String BELOW = "/*";

    static RequestMatcher ofUrlPatterns(FilterMapping mapping) {
        return new RequestMatcher(mapping.urlPatterns(), List.of());
    }

    static RequestMatcher ofServlets(FilterMapping mapping) {
        return new RequestMatcher(List.of(), mapping.servletNames());
    }

    boolean matches(HttpServletRequest request) {
        if (!urlPatterns.isEmpty()) {
            String path = path(request);
            boolean ambiguous = isAmbiguous(request);
            for (String pattern : urlPatterns) {
                if (matches(pattern, path) || (ambiguous && matches(pattern, request.getServletPath()))) {
                    return true;
                }
            }
        }
        return !servlets.isEmpty() && (servlets.contains(ALL_SERVLETS) || servlets.contains(servlet(request)));
    }

    /**
     * Whether the path has a parameter within: a container may serve {@code /a;/b} by a servlet that is mapped to a.
     */
    private static boolean isAmbiguous(HttpServletRequest request) {
        return request.getPathInfo() != null && request.getRequestURI().indexOf(';') >= 0;
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private static String servlet(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        return mapping == null || mapping.getServletName() == null ? "" : mapping.getServletName();
    }

    /** Matches a path as Servlet 6.0, section 12.2, does. */
    static boolean matches(String pattern, String path) {
        if (pattern.startsWith("*.")) {
            int extension = pattern.length() - 1;
            return path.regionMatches(path.length() - extension, pattern, 1, extension);
        }
        if (pattern.endsWith(BELOW)) {
            int prefix = pattern.length() - BELOW.length();
            return path.regionMatches(0, pattern, 0, prefix) && (path.length() == prefix || path.charAt(prefix) == '/');
        }
        return path.equals(pattern);
    }
}
