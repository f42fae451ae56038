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
import org.jspecify.annotations.Nullable;

/** A request with its caller, until the application logs the caller out. */
public final class AuthenticatedRequest extends HttpServletRequestWrapper {

    /** The authentication type of callers with a bearer token. */
    private static final String BEARER = "BEARER";

    /** Null after a logout. Volatile: an asynchronous request may continue on another thread. */
    private volatile @Nullable EntraPrincipal caller;

    private AuthenticatedRequest(HttpServletRequest request, EntraPrincipal caller) {
        super(request);
        this.caller = caller;
    }

    /** Returns the request with this caller; the same request if an earlier filter has set that caller. */
    public static AuthenticatedRequest of(HttpServletRequest request, EntraPrincipal caller) {
        return request instanceof AuthenticatedRequest earlier && earlier.caller == caller
                ? earlier
                : new AuthenticatedRequest(request, caller);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        EntraPrincipal current = caller;
        return current == null ? super.getUserPrincipal() : current;
    }

    @Override
    public @Nullable String getRemoteUser() {
        EntraPrincipal current = caller;
        return current == null ? super.getRemoteUser() : current.getName();
    }

    @Override
    public @Nullable String getAuthType() {
        return caller == null ? super.getAuthType() : BEARER;
    }

    @Override
    public boolean isUserInRole(String role) {
        EntraPrincipal current = caller;
        return current == null ? super.isUserInRole(role) : RoleMembership.holds(current, role);
    }

    /** Succeeds if there is a caller: the container's mechanisms do not know tokens and would refuse. */
    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        return caller != null || super.authenticate(response);
    }

    /** Fails if the request has a caller, as Servlet 6.0 requires. */
    @Override
    public void login(String name, String password) throws ServletException {
        if (caller != null) {
            throw new ServletException("Already authenticated by an access token");
        }
        super.login(name, password);
    }

    /** Logs the caller out for the rest of this request; the next request brings its own token. */
    @Override
    public void logout() throws ServletException {
        // Some containers without a login fail to log out a caller that they do not know.
        if (super.getUserPrincipal() != null) {
            super.logout();
        }
        caller = null;
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
