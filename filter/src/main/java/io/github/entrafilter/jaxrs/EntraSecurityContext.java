package io.github.entrafilter.jaxrs;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.protection.RoleMembership;
import jakarta.ws.rs.core.SecurityContext;

/** The caller, as JAX-RS shows it. */
record EntraSecurityContext(EntraPrincipal caller, boolean secure) implements SecurityContext {

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
