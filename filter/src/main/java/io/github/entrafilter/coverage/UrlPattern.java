package io.github.entrafilter.coverage;

import java.util.Collection;

/**
 * A URL pattern: Servlet 6.0, section 12.2. Where containers read a pattern of a filter differently, the reading that
 * leaves more open counts.
 *
 * @param text the path of {@link Form#EXACT} and {@link Form#PREFIX}, the suffix after the dot of
 *     {@link Form#EXTENSION}
 */
record UrlPattern(Form form, String text) {

    private static final String BELOW = "/*";
    private static final String SUFFIX = "*.";

    /** In the order in which a container prefers them: section 12.1. */
    enum Form {
        /** The empty string: the context root alone. */
        ROOT,
        EXACT,
        PREFIX,
        EXTENSION,
        /** A slash: requests that nothing else takes. */
        DEFAULT
    }

    static UrlPattern of(String pattern) {
        if (pattern.isEmpty()) {
            return new UrlPattern(Form.ROOT, "");
        }
        if (pattern.equals("/")) {
            return new UrlPattern(Form.DEFAULT, "");
        }
        if (pattern.startsWith("/") && pattern.endsWith(BELOW)) {
            return new UrlPattern(Form.PREFIX, pattern.substring(0, pattern.length() - BELOW.length()));
        }
        return pattern.startsWith(SUFFIX)
                ? new UrlPattern(Form.EXTENSION, pattern.substring(SUFFIX.length()))
                : new UrlPattern(Form.EXACT, pattern);
    }

    boolean isEverything() {
        return form == Form.PREFIX && text.isEmpty();
    }

    /**
     * How many of the requests to a servlet with that pattern pass a filter with this one, where other servlets take
     * some of them: a filter on /api/* is on no static file if a servlet has /api/*.
     */
    Extent filters(UrlPattern servlet, Collection<UrlPattern> servlets) {
        Extent extent = filters(servlet);
        boolean othersTakeThem = extent == Extent.PART
                && servlets.stream().anyMatch(other -> other.precedes(servlet) && other.filters(this) == Extent.WHOLE);
        return othersTakeThem ? Extent.NONE : extent;
    }

    /** How many of the requests to a servlet with that pattern, if it is the only one, pass a filter with this one. */
    Extent filters(UrlPattern servlet) {
        if (isEverything()) {
            return Extent.WHOLE;
        }
        return switch (form) {
            case PREFIX -> filtersByPrefix(servlet);
            case EXACT -> filtersByPath(servlet);
            case EXTENSION -> filtersByExtension(servlet);
            case DEFAULT -> filtersRoot(servlet, Extent.WHOLE);
            // By the specification the whole root; Tomcat compares the pattern with the path "/", which it never
            // equals.
            case ROOT -> filtersRoot(servlet, Extent.PART);
        };
    }

    private Extent filtersByPrefix(UrlPattern servlet) {
        return switch (servlet.form) {
            case EXACT -> isAbove(servlet.text) ? Extent.WHOLE : Extent.NONE;
            case PREFIX -> {
                Extent overlap = servlet.isAbove(text) ? Extent.PART : Extent.NONE;
                yield isAbove(servlet.text) ? Extent.WHOLE : overlap;
            }
            case EXTENSION, DEFAULT -> Extent.PART;
            case ROOT -> Extent.NONE;
        };
    }

    private Extent filtersByPath(UrlPattern servlet) {
        return switch (servlet.form) {
            case EXACT -> text.equals(servlet.text) ? Extent.WHOLE : Extent.NONE;
            case PREFIX -> servlet.isAbove(text) ? Extent.PART : Extent.NONE;
            case EXTENSION -> extensionOf(text).equals(servlet.text) ? Extent.PART : Extent.NONE;
            case DEFAULT -> Extent.PART;
            case ROOT -> Extent.NONE;
        };
    }

    private Extent filtersByExtension(UrlPattern servlet) {
        return switch (servlet.form) {
            case EXACT -> extensionOf(servlet.text).equals(text) ? Extent.WHOLE : Extent.NONE;
            case EXTENSION -> servlet.text.equals(text) ? Extent.WHOLE : Extent.NONE;
            case PREFIX, DEFAULT -> Extent.PART;
            case ROOT -> Extent.NONE;
        };
    }

    /** A filter's slash: only the context root on Tomcat, every request on Jetty. */
    private static Extent filtersRoot(UrlPattern servlet, Extent ofRoot) {
        return switch (servlet.form) {
            case ROOT -> ofRoot;
            case DEFAULT -> Extent.PART;
            case PREFIX -> servlet.isEverything() ? Extent.PART : Extent.NONE;
            case EXACT, EXTENSION -> Extent.NONE;
        };
    }

    /**
     * How many of the requests to a servlet with that pattern match this pattern of public-paths: as a container would
     * match it, so that an extension never wins against a path mapping.
     */
    Extent opens(UrlPattern servlet, Collection<UrlPattern> servlets) {
        if (form == Form.EXTENSION && servlet.form == Form.PREFIX) {
            return Extent.NONE;
        }
        return form == Form.ROOT ? filtersRoot(servlet, Extent.WHOLE) : filters(servlet, servlets);
    }

    /** Whether a container sends requests that match both to a servlet with this pattern: section 12.1. */
    boolean precedes(UrlPattern other) {
        boolean bothPrefixes = form == Form.PREFIX && other.form == Form.PREFIX;
        return bothPrefixes ? text.length() > other.text.length() : form.compareTo(other.form) < 0;
    }

    /** Whether no narrower pattern of a filter matches the same requests in every container. */
    boolean isClosedByEverythingOnly() {
        return isEverything() || form == Form.DEFAULT || form == Form.ROOT;
    }

    /** A prefix includes its own path: /x/* matches /x. */
    private boolean isAbove(String path) {
        return path.startsWith(text) && (path.length() == text.length() || path.charAt(text.length()) == '/');
    }

    /** What follows the last dot of the last segment; a NUL, which no pattern has, where there is none. */
    private static String extensionOf(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "\0";
    }

    @Override
    public String toString() {
        return switch (form) {
            case ROOT -> "";
            case DEFAULT -> "/";
            case EXACT -> text;
            case PREFIX -> text + BELOW;
            case EXTENSION -> SUFFIX + text;
        };
    }
}
