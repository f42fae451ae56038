package io.github.entrafilter.it.capability;

/** A column of the table of containers. */
public enum Capability {
    /** Who may call a servlet, and whom it sees. */
    SERVLET_ROLES("servlet roles", Feature.SERVLET),
    /** Who may call a resource, by its annotations, and whom it sees. */
    JAXRS_ROLES("JAX-RS roles", Feature.JAXRS),
    /** The caller, injected. */
    CDI_INJECTION("CDI injection", Feature.CDI),
    /** Who may call an enterprise bean. */
    EJB_ROLES("EJB roles", Feature.EJB),
    /** The caller after {@code startAsync} and on asynchronous dispatch. */
    ASYNC("async", Feature.SERVLET),
    /** The caller on the container's other dispatches. */
    DISPATCH("forward, include, error", Feature.SERVLET),
    /** Where the settings come from: MicroProfile Config, or what stands in for it. */
    CONFIGURATION("MicroProfile Config or fallback", Feature.SERVLET),
    /** The JAR that needs no other, beside whatever nimbus the application has. */
    STANDALONE_JAR("standalone JAR", Feature.SERVLET),
    /** The container's own tokens on its own paths, undisturbed. */
    MICROPROFILE_JWT("MicroProfile JWT undisturbed", Feature.MICROPROFILE_JWT),
    /** Our tokens on our paths, where the container has its own tokens on others. */
    BESIDE_MICROPROFILE_JWT("beside MicroProfile JWT", Feature.MICROPROFILE_JWT_BY_PATH),
    /** The caller on HTTP/2. */
    HTTP2("HTTP/2", Feature.HTTP2),
    /** The caller on virtual threads. */
    VIRTUAL_THREADS("virtual threads", Feature.VIRTUAL_THREADS),
    /** Each answer is for its caller, however many call. */
    ISOLATION("no mixing of callers", Feature.SERVLET);

    private final String title;
    private final Feature needed;

    Capability(String title, Feature needed) {
        this.title = title;
        this.needed = needed;
    }

    /** What the table calls it. */
    public String title() {
        return title;
    }

    /** Without this there is nothing to show. */
    public Feature needed() {
        return needed;
    }
}
