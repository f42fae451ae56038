package io.github.entrafilter.it.capability;

/** A column of the table of containers. */
public enum Capability {
    /** Who may call a servlet, and whom it sees. */
    SERVLET_ROLES("servlet roles", Feature.SERVLET),
    /** Who may call a resource, by its annotations, and whom it sees. */
    JAXRS_ROLES("JAX-RS roles", Feature.JAXRS),
    /** Whom the filter would turn away from a resource gets there while it only reports. */
    JAXRS_ROLES_REPORTED(JAXRS_ROLES.title, Feature.NO_ROLES_OF_RESOURCES),
    /** The caller, injected. */
    CDI_INJECTION("CDI injection", Feature.CDI),
    /** Who may call an enterprise bean, and what else the container guards. */
    EJB_ROLES("EJB roles", Feature.JAKARTA_SECURITY),
    /** The caller after {@code startAsync} and on asynchronous dispatch. */
    ASYNC("async", Feature.SERVLET),
    /** The caller on the container's other dispatches. */
    DISPATCH("forward, include, error", Feature.SERVLET),
    /** Who may open a WebSocket, and the caller of its handshake. */
    WEBSOCKET("WebSocket", Feature.WEBSOCKET),
    /** The standalone JAR, next to any nimbus of the application. */
    STANDALONE_JAR("standalone JAR", Feature.SERVLET),
    /** The container's own tokens on its own paths, undisturbed. */
    MICROPROFILE_JWT("MicroProfile JWT alongside", Feature.MICROPROFILE_JWT),
    /** The container's own sign-in on its own paths, undisturbed. */
    OPENID_CONNECT("OpenID Connect alongside", Feature.OPENID_CONNECT),
    /** The settings, where MicroProfile Config brings them. */
    MICROPROFILE_CONFIG("MicroProfile Config or fallback", Feature.MICROPROFILE_CONFIG, "pass (MicroProfile Config)"),
    /** The settings, where something else stands in for it. */
    FALLBACK(MICROPROFILE_CONFIG.title, Feature.NO_MICROPROFILE_CONFIG, "pass (fallback)"),
    /** The caller on HTTP/2. */
    HTTP2("HTTP/2", Feature.HTTP2),
    /** The caller on virtual threads. */
    VIRTUAL_THREADS("virtual threads", Feature.VIRTUAL_THREADS),
    /** Each answer is for its caller, however many call. */
    ISOLATION("no mixing of callers", Feature.SERVLET);

    private final String title;
    private final Feature needed;
    private final String passed;

    Capability(String title, Feature needed) {
        this(title, needed, Outcome.PASS.label());
    }

    Capability(String title, Feature needed, String passed) {
        this.title = title;
        this.needed = needed;
        this.passed = passed;
    }

    /** What the table calls it. Capabilities that stand in for each other share a column. */
    public String title() {
        return title;
    }

    /** What the table says where its tests ended so. */
    public String label(Outcome outcome) {
        return outcome == Outcome.PASS ? passed : outcome.label();
    }

    /** Without this there is nothing to show. */
    public Feature needed() {
        return needed;
    }
}
