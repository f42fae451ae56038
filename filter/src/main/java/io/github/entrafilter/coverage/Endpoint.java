package io.github.entrafilter.coverage;

/**
 * An endpoint of an application: one of its URL patterns, and what responds there.
 *
 * @param name the servlet's name, the JAX-RS application's servlet or class, the WebSocket endpoint's class; empty
 *     where there is none
 * @param urlPattern as declared; a WebSocket endpoint's path may have variables: {@code /chat/{room}}
 */
public record Endpoint(Kind kind, String name, String urlPattern) {

    /** The kind of endpoint. */
    public enum Kind {
        SERVLET("servlet"),
        JSP("JSP"),
        STATIC_FILES("static files"),
        WEBSOCKET("WebSocket"),
        JAXRS("JAX-RS");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** The static files of the application, unless it has its own default servlet. */
    public static Endpoint staticFiles() {
        return new Endpoint(Kind.STATIC_FILES, "", "/");
    }

    /** The pages that the container compiles itself. */
    public static Endpoint jsp(String urlPattern) {
        return new Endpoint(Kind.JSP, "", urlPattern);
    }

    /** The pattern as a servlet would have it; a variable matches any segment: Jakarta WebSocket 2.1, section 2.1.1. */
    UrlPattern pattern() {
        int variable = kind == Kind.WEBSOCKET ? urlPattern.indexOf("/{") : -1;
        return UrlPattern.of(variable < 0 ? urlPattern : urlPattern.substring(0, variable) + "/*");
    }

    /** The endpoint in a sentence: {@code servlet orders at /orders/*}. */
    public String inWords() {
        return label() + " at " + (urlPattern.isEmpty() ? "the context root" : urlPattern);
    }

    /** The kind and the name; of a class, without its package: the URL pattern says which one it is. */
    String label() {
        return name.isEmpty() ? kind.label() : kind.label() + " " + (isClass() ? name.substring(simpleName()) : name);
    }

    private boolean isClass() {
        return simpleName() < name.length()
                && Character.isJavaIdentifierStart(name.charAt(simpleName()))
                && hasOnlyIdentifiers();
    }

    private boolean hasOnlyIdentifiers() {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character != '.' && !Character.isJavaIdentifierPart(character)) {
                return false;
            }
        }
        return true;
    }

    private int simpleName() {
        return name.lastIndexOf('.') + 1;
    }
}
