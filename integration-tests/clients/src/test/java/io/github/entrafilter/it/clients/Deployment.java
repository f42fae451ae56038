package io.github.entrafilter.it.clients;

/** The applications that Payara runs. */
enum Deployment {
    ORDERS("it.war", "/orders", "/health"),
    /** At the host's root, where MCP clients look for metadata. */
    MCP("it.mcp.war", "/", "/.well-known/oauth-protected-resource/mcp");

    private final String war;
    private final String contextRoot;
    private final String probe;

    Deployment(String war, String contextRoot, String probe) {
        this.war = war;
        this.contextRoot = contextRoot;
        this.probe = probe;
    }

    /** The path of the WAR. */
    String war() {
        return System.getProperty(war, "");
    }

    String contextRoot() {
        return contextRoot;
    }

    /** The path of the base URL, empty for the root. */
    String path() {
        return contextRoot.equals("/") ? "" : contextRoot;
    }

    /** A path within the application that responds 200 without a token. */
    String probe() {
        return probe;
    }
}
