package io.github.entrafilter.servlet.request;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PeerAddress;
import io.github.entrafilter.http.PeerCertificate;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.protection.Decision;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/** A servlet request as the decision sees it, with the attributes that includes and error pages leave on it. */
public record ServletExchange(HttpServletRequest request) implements IncomingRequest {

    /** A refusal of an included resource, for the filter in front of the page that includes it. */
    private static final String REFUSED_INCLUDE = "io.github.entrafilter.refused-include";

    /** The URI of the error page that is being served. */
    private static final String ERROR_PAGE = "io.github.entrafilter.error-page";

    /** Not reachable by a request: Servlet 6.0, section 10.5. */
    private static final String VIEWS = "/WEB-INF/";

    /** The protected application of this context; the first call creates it. */
    public static ProtectedApplication applicationOf(ServletContext context) {
        return ProtectedApplication.of(context::getAttribute, context::setAttribute);
    }

    /** Refuses the request. An included resource cannot set a status or headers: Servlet 6.0, section 9.3. */
    public void refuse(PreparedResponse prepared, HttpServletResponse response) throws IOException {
        if (dispatch() == Dispatch.INCLUDE) {
            request.setAttribute(REFUSED_INCLUDE, prepared);
        } else {
            ServletResponder.send(prepared, request, response);
        }
    }

    /** Restores the including page's decision after an include, unless the caller was logged out. */
    public void restore(Decision.Passed earlier, Decision.Passed included) {
        if (dispatch() == Dispatch.INCLUDE && request.getAttribute(Decision.ATTRIBUTE) == included) {
            request.setAttribute(Decision.ATTRIBUTE, earlier);
        }
    }

    /** Sends the refusal of an included resource, if the response is not committed. */
    public void sendRefusedInclude(HttpServletResponse response) throws IOException {
        if (request.getAttribute(REFUSED_INCLUDE) instanceof PreparedResponse prepared
                && dispatch() != Dispatch.INCLUDE
                && !request.isAsyncStarted()) {
            request.removeAttribute(REFUSED_INCLUDE);
            ServletResponder.send(prepared, request, response);
        }
    }

    /** Records the error page that is served from here on, unless an earlier filter has; returns whether it did. */
    public boolean enterErrorPage() {
        boolean entered = dispatch() == Dispatch.ERROR && request.getAttribute(ERROR_PAGE) == null;
        if (entered) {
            request.setAttribute(ERROR_PAGE, request.getRequestURI());
        }
        return entered;
    }

    /** Ends what {@link #enterErrorPage} began: a later error of the request may have another page. */
    public void leaveErrorPage() {
        request.removeAttribute(ERROR_PAGE);
    }

    /** The decision that an earlier filter has made on this request. */
    public Optional<Decision.Passed> earlierDecision() {
        return request.getAttribute(Decision.ATTRIBUTE) instanceof Decision.Passed decision
                ? Optional.of(decision)
                : Optional.empty();
    }

    @Override
    public Dispatch dispatch() {
        return switch (request.getDispatcherType()) {
            case REQUEST -> Dispatch.REQUEST;
            case FORWARD -> Dispatch.FORWARD;
            case INCLUDE -> Dispatch.INCLUDE;
            case ASYNC -> Dispatch.ASYNC;
            case ERROR -> isForwardOfErrorPage() ? Dispatch.FORWARD : Dispatch.ERROR;
        };
    }

    /** Tomcat calls a forward from an error page another ERROR dispatch. A view below WEB-INF is part of the page. */
    private boolean isForwardOfErrorPage() {
        Object page = request.getAttribute(ERROR_PAGE);
        return page != null
                && !page.equals(request.getRequestURI())
                && !request.getServletPath().startsWith(VIEWS);
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    /** A welcome file counts as its folder: not every container adds the file's name to the path. */
    @Override
    public String path() {
        String path = mappedPath();
        return rawPath().endsWith("/") && !path.endsWith("/") ? path.substring(0, path.lastIndexOf('/') + 1) : path;
    }

    private String mappedPath() {
        return switch (dispatch()) {
            case INCLUDE ->
                attribute(RequestDispatcher.INCLUDE_SERVLET_PATH) + attribute(RequestDispatcher.INCLUDE_PATH_INFO);
            case FORWARD -> isNamedForward() ? Decision.NO_PATH : requestedPath();
            default -> requestedPath();
        };
    }

    private String requestedPath() {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    @Override
    public String rawPath() {
        return switch (dispatch()) {
            case INCLUDE -> attribute(RequestDispatcher.INCLUDE_REQUEST_URI);
            case FORWARD -> isNamedForward() ? Decision.NO_PATH : request.getRequestURI();
            default -> request.getRequestURI();
        };
    }

    /** Servlet 6.0, section 9.4.2: a named dispatch sets no attributes. Its path is still that of the page before. */
    private boolean isNamedForward() {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null;
    }

    private String attribute(String name) {
        return request.getAttribute(name) instanceof String value ? value : "";
    }

    @Override
    public Mapping mapping() {
        HttpServletMapping mapping = dispatch() == Dispatch.INCLUDE
                        && request.getAttribute(RequestDispatcher.INCLUDE_MAPPING)
                                instanceof HttpServletMapping included
                ? included
                : request.getHttpServletMapping();
        MappingMatch match = mapping.getMappingMatch();
        boolean byExtension =
                match == MappingMatch.EXTENSION || match == MappingMatch.DEFAULT || match == MappingMatch.CONTEXT_ROOT;
        return byExtension ? Mapping.OTHER : Mapping.PATH;
    }

    @Override
    public List<String> header(String name) {
        Enumeration<String> values = request.getHeaders(name);
        // Servlet 6.0 lets a container return null where it does not give access to headers.
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return PeerCertificate.in(request.getAttribute(PeerCertificate.ATTRIBUTE));
    }

    @Override
    public Optional<String> peer() {
        return request.getAttribute(PeerAddress.REWRITTEN) == null
                ? Optional.ofNullable(request.getRemoteAddr())
                : Optional.empty();
    }
}
