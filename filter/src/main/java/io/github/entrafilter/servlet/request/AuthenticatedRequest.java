package io.github.entrafilter.servlet.request;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.RoleMembership;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request with its caller, until the application logs the caller out. */
public final class AuthenticatedRequest extends HttpServletRequestWrapper {

    /** The authentication type of callers with a bearer token. */
    private static final String BEARER = "BEARER";

    /** The request may be handed to another thread. */
    private volatile Optional<EntraPrincipal> caller;

    private AuthenticatedRequest(HttpServletRequest request, EntraPrincipal caller) {
        super(request);
        this.caller = Optional.of(caller);
    }

    /** The request with this caller; the same request where it has that caller already, from a filter before. */
    public static AuthenticatedRequest of(HttpServletRequest request, EntraPrincipal caller) {
        return request instanceof AuthenticatedRequest known
                        && known.caller.filter(it -> it == caller).isPresent()
                ? known
                : new AuthenticatedRequest(request, caller);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return caller.<Principal>map(it -> it).orElseGet(super::getUserPrincipal);
    }

    @Override
    public @Nullable String getRemoteUser() {
        return caller.map(Principal::getName).orElseGet(super::getRemoteUser);
    }

    @Override
    public @Nullable String getAuthType() {
        return caller.map(it -> BEARER).orElseGet(super::getAuthType);
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.map(it -> RoleMembership.holds(it, role)).orElseGet(() -> super.isUserInRole(role));
    }

    /** The caller is authenticated already; the container's own mechanisms know nothing of tokens and would refuse. */
    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return caller.isPresent() || super.authenticate(response);
    }

    /** Servlet 6.0: refused where a caller is known already. */
    @Override
    public void login(String name, String password) throws ServletException {
        if (caller.isPresent()) {
            throw new ServletException("Already authenticated by an access token");
        }
        super.login(name, password);
    }

    /** For this request, wherever it goes on: the next one brings its own token. */
    @Override
    public void logout() throws ServletException {
        // A container without any login of its own may fail to log out whom it does not know.
        if (super.getUserPrincipal() != null) {
            super.logout();
        }
        caller = Optional.empty();
        setAttribute(Decision.ATTRIBUTE, new Decision.LoggedOut());
    }

    @Override
    public AsyncContext startAsync() {
        return new CallersAsyncContext(super.startAsync(), this);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new CallersAsyncContext(super.getAsyncContext(), this);
    }
}
