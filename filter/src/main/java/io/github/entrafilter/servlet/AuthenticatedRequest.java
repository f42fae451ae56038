package io.github.entrafilter.servlet;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.authentication.Roles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/** A request with its caller. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {

    /** The authentication type of callers with a bearer token. */
    private static final String BEARER = "BEARER";

    private final EntraPrincipal caller;

    AuthenticatedRequest(HttpServletRequest request, EntraPrincipal caller) {
        super(request);
        this.caller = caller;
    }

    @Override
    public EntraPrincipal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.getName();
    }

    @Override
    public String getAuthType() {
        return BEARER;
    }

    @Override
    public boolean isUserInRole(String role) {
        return Roles.holds(caller, role);
    }

    /** The caller is authenticated already; the container's own mechanisms know nothing of tokens and would refuse. */
    @Override
    public boolean authenticate(HttpServletResponse response) {
        return true;
    }
}
