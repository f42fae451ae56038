package io.github.entrafilter.coverage;

import java.util.Collection;

/**
 * A URL pattern: Servlet 6.0, section 12.2. Where containers read a filter's pattern differently, the reading that
 * leaves more open counts.
 *
 * @param text the path of {@link Form#EXACT} and {@link Form#PREFIX}, the suffix after the dot of
 *     {@link Form#EXTENSION}
 */
record UrlPattern(Form form, String text) {

    private static final String BELOW = "/*";
    private static final String SUFFIX = "*.";

    /** The forms, in the order in which a container prefers them: section 12.1. */
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
     * The share of requests to a servlet with that pattern that pass a filter with this one, where other servlets take
     * some of them: a filter on /api/* is on no static file if a servlet has /api/*.
     */
    Extent filters(UrlPattern servlet, Collection<UrlPattern> servlets) {
        Extent extent = filters(servlet);
        boolean othersTakeThem = extent == Extent.PART
                && servlets.stream().anyMatch(other -> other.precedes(servlet) && other.filters(this) == Extent.WHOLE);
        return othersTakeThem ? Extent.NONE : extent;
    }

    /**
     * The share of requests to a servlet with that pattern, if it is the only one, that pass a filter with this one.
     */
    Extent filters(UrlPattern servlet) {
        if (isEverything()) {
            return Extent.WHOLE;
        }
        return switch (form) {
            case PREFIX -> filtersByPrefix(servlet);
            case EXACT -> filtersByPath(servlet);
            case EXTENSION -> filtersByExtension(servlet);
            case DEFAULT, ROOT -> filtersRoot(servlet);
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

    /**
     * The context root alone, also of a filter's slash: that is every request on Jetty, and only the root on Tomcat.
     */
    private static Extent filtersRoot(UrlPattern servlet) {
        return switch (servlet.form) {
            case ROOT -> Extent.WHOLE;
            case DEFAULT -> Extent.PART;
            case PREFIX -> servlet.isEverything() ? Extent.PART : Extent.NONE;
            case EXACT, EXTENSION -> Extent.NONE;
        };
    }

    /**
     * The share of requests to a servlet with that pattern that match this pattern of public-paths: as a container
     * would match it, so that an extension never wins against a path mapping.
     */
    Extent opens(UrlPattern servlet, Collection<UrlPattern> servlets) {
        boolean pathMappingWins = form == Form.EXTENSION && servlet.form == Form.PREFIX;
        return pathMappingWins ? Extent.NONE : filters(servlet, servlets);
    }

    /** Whether a container sends requests that match both to a servlet with this pattern: section 12.1. */
    boolean precedes(UrlPattern other) {
        boolean bothPrefixes = form == Form.PREFIX && other.form == Form.PREFIX;
        return bothPrefixes ? text.length() > other.text.length() : form.compareTo(other.form) < 0;
    }

    /**
     * Whether a filter should rather have /*: containers read its slash differently, and an empty pattern is
     * overlooked.
     */
    boolean isClosedByEverythingOnly() {
        return isEverything() || form == Form.DEFAULT || form == Form.ROOT;
    }

    /** A prefix includes its own path: /x/* matches /x. */
    private boolean isAbove(String path) {
        return path.startsWith(text) && (path.length() == text.length() || path.charAt(text.length()) == '/');
    }

    /** The characters after the last dot of the last segment; a NUL, which no pattern has, where there is no dot. */
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

    /** The share of requests to an endpoint that match a pattern. */
    enum Extent {
        NONE,
        PART,
        WHOLE;

        Extent max(Extent other) {
            return compareTo(other) < 0 ? other : this;
        }
    }
}
