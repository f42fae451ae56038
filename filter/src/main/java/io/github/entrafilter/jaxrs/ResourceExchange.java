package io.github.entrafilter.jaxrs;

import io.github.entrafilter.authentication.Answer;
import io.github.entrafilter.authentication.Decision;
import io.github.entrafilter.authentication.IncomingRequest;
import io.github.entrafilter.authentication.PeerCertificate;
import io.github.entrafilter.authentication.ProtectedApplication;
import io.github.entrafilter.authentication.Protection;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request to a JAX-RS resource as the decision sees it.
 *
 * @param contextPath of the web application: its servlet URL patterns begin behind it
 */
record ResourceExchange(ContainerRequestContext context, String contextPath) implements IncomingRequest {

    static Protection protectionIn(ServletContext context) {
        return ProtectedApplication.of(context::getAttribute, context::setAttribute)
                .protectionOfResources();
    }

    /** What has been decided on this request before, by the servlet filter perhaps; else what is decided now. */
    Decision decision(Protection protection) {
        // In a servlet container these properties are the attributes of the servlet request: JAX-RS 3.1, section 6.1.
        return context.getProperty(Decision.ATTRIBUTE) instanceof Decision earlier
                ? earlier
                : protection.decide(this, Optional.empty());
    }

    /** The same, by the time that others have looked at the request, too, and may know a caller whom we do not. */
    Decision decisionOnCaller(Protection protection) {
        Decision decision = decision(protection);
        SecurityContext known = context.getSecurityContext();
        return decision instanceof Decision.Anonymous anonymous && known != null && known.getUserPrincipal() != null
                ? new Decision.KnownToContainer(known::isUserInRole, anonymous.mode())
                : decision;
    }

    void carryOn(Decision decision) {
        context.setProperty(Decision.ATTRIBUTE, decision);
        if (decision instanceof Decision.Admitted admitted) {
            boolean secure = context.getSecurityContext().isSecure();
            context.setSecurityContext(new EntraSecurityContext(admitted.caller(), secure));
        }
    }

    void abortWith(Answer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer.body().getBytes(StandardCharsets.UTF_8));
        answer.headers().forEach(response::header);
        context.abortWith(response.build());
    }

    @Override
    public Arrival arrival() {
        return Arrival.FROM_CALLER;
    }

    @Override
    public String method() {
        return context.getMethod();
    }

    @Override
    public String path() {
        String path = context.getUriInfo().getRequestUri().getPath();
        return path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
    }

    @Override
    public String rawPath() {
        return context.getUriInfo().getRequestUri().getRawPath();
    }

    @Override
    public List<String> header(String name) {
        return context.getHeaders().getOrDefault(name, List.of());
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return PeerCertificate.in(context.getProperty(PeerCertificate.ATTRIBUTE));
    }

    /** JAX-RS does not tell it: behind a proxy, tokens that are bound to a certificate need the servlet filter. */
    @Override
    public Optional<String> peer() {
        return Optional.empty();
    }
}
