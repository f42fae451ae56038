package io.github.entrafilter.jaxrs;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PeerCertificate;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.protection.RoleMembership;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to a JAX-RS resource as the decision sees it.
 *
 * @param contextPath the web application's, which comes before its servlet URL patterns
 */
record ResourceExchange(ContainerRequestContext context, String contextPath) implements IncomingRequest {

    private static final String ROUTED_PATH = ResourceExchange.class.getName() + ".routedPath";

    private static final String HOST = ResourceExchange.class.getName() + ".host";

    /** Stands for a host that cannot be read: malformed, so that the request is refused. */
    static final String UNREADABLE_HOST = "?";

    /** Any host: a path that begins with two slashes would be read as one. */
    private static final String ANY_HOST = "http://localhost";

    /**
     * Sets the path that the implementation routes a request by, where its request URI is built from more than the
     * request line: from a host and a scheme that the caller may choose.
     *
     * @param path percent-encoded
     */
    static void setRoutedPath(ContainerRequestContext context, String path) {
        context.setProperty(ROUTED_PATH, path);
    }

    /** Sets the host that the request URI was built from, where no header has it. */
    static void setHost(ContainerRequestContext context, String host) {
        context.setProperty(HOST, host);
    }

    /** The decision on this request, which a filter in front of the resource may have made. */
    Decision decision(ResourceProtection protection) {
        // In a servlet container these properties are the attributes of the servlet request: JAX-RS 3.1, section 6.1.
        return context.getProperty(Decision.ATTRIBUTE) instanceof Decision.Passed earlier
                ? protection.decide(this, earlier)
                : protection.decide(this);
    }

    /** The decision after matching, when the container may have authenticated a caller by other means. */
    Decision decisionOnCaller(ResourceProtection protection) {
        Decision decision = decision(protection);
        SecurityContext container = context.getSecurityContext();
        return decision instanceof Decision.Anonymous anonymous
                        && container != null
                        && container.getUserPrincipal() != null
                ? new Decision.KnownToContainer(container::isUserInRole, anonymous.mode())
                : decision;
    }

    void carryOn(Decision decision) {
        context.setProperty(Decision.ATTRIBUTE, decision);
        if (decision instanceof Decision.Admitted admitted) {
            SecurityContext before = context.getSecurityContext();
            boolean secure = before != null && before.isSecure();
            context.setSecurityContext(new EntraSecurityContext(admitted.caller(), secure));
        }
    }

    void abortWith(PreparedResponse prepared) {
        abort(context, prepared);
    }

    static void abort(ContainerRequestContext context, PreparedResponse prepared) {
        Response.ResponseBuilder response = Response.status(prepared.status()).entity(bytesOf(prepared));
        prepared.headers().forEach(response::header);
        context.abortWith(response.build());
    }

    /** Replaces a response by the filter's. */
    static void replace(ContainerResponseContext response, PreparedResponse prepared) {
        response.setStatus(prepared.status());
        response.getHeaders().clear();
        prepared.headers().forEach(response.getHeaders()::putSingle);
        response.setEntity(bytesOf(prepared), new Annotation[0], response.getMediaType());
    }

    private static byte[] bytesOf(PreparedResponse prepared) {
        return prepared.body().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Dispatch dispatch() {
        return Dispatch.REQUEST;
    }

    @Override
    public String method() {
        return context.getMethod();
    }

    @Override
    public String path() {
        String path = routedUri().map(URI::getPath).orElse(Decision.NO_PATH);
        return path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    }

    @Override
    public String rawPath() {
        return routedUri().map(URI::getRawPath).orElse(Decision.NO_PATH);
    }

    /**
     * The URI that the implementation routes by; empty for a path that it reads otherwise. Some servers accept
     * characters that are illegal in a URI, for which RESTEasy throws, and take a {@code #} for part of the path.
     */
    private Optional<URI> routedUri() {
        try {
            URI uri = context.getProperty(ROUTED_PATH) instanceof String routed
                    ? URI.create(ANY_HOST + routed)
                    : context.getUriInfo().getAbsolutePath();
            return uri.getRawFragment() == null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** A path mapping: an extension in the path is up to the JAX-RS implementation. */
    @Override
    public Mapping mapping() {
        return Mapping.PATH;
    }

    /** Implementations build the request URI from host and path, and route by that URI's path. */
    @Override
    public List<String> hosts() {
        List<String> inHeaders = header(HttpHeaders.HOST);
        return context.getProperty(HOST) instanceof String host
                ? Stream.concat(inHeaders.stream(), Stream.of(host)).toList()
                : inHeaders;
    }

    @Override
    public List<String> header(String name) {
        return context.getHeaders().getOrDefault(name, List.of());
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return PeerCertificate.in(context.getProperty(PeerCertificate.ATTRIBUTE));
    }

    /** Empty: JAX-RS has no peer address. Behind a proxy, tokens bound to a certificate need the servlet filter. */
    @Override
    public Optional<String> peer() {
        return Optional.empty();
    }

    /** The caller, as JAX-RS shows it. */
    private record EntraSecurityContext(EntraPrincipal caller, boolean secure) implements SecurityContext {

        @Override
        public EntraPrincipal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return RoleMembership.holds(caller, role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "BEARER";
        }
    }
}
