package io.github.entrafilter.security;

import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.protection.RoleRule;
import io.github.entrafilter.servlet.request.ServletExchange;
import io.github.entrafilter.servlet.request.ServletResponder;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Makes the caller the container's caller: for EJBs, security constraints and Jakarta Security's
 * {@code SecurityContext}. Runs ahead of all filters. Refuses a request only where a constraint requires a caller; else
 * the filter decides, by its paths and roles. Has no scope annotation, so that only its extension makes it a bean.
 */
public class BearerTokenMechanism implements HttpAuthenticationMechanism {

    private static final RoleRule ANY_CALLER = new RoleRule.OneOf(Set.of("**"));

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        ResourceProtection protection =
                ServletExchange.applicationOf(request.getServletContext()).protectionOfResources();
        ServletExchange exchange = new ServletExchange(request);
        Decision.Passed decision = exchange.earlierDecision().orElseGet(() -> protection.identify(exchange));
        if (decision instanceof Decision.Admitted admitted) {
            request.setAttribute(Decision.ATTRIBUTE, decision);
            return context.notifyContainerAboutLogin(
                    admitted.caller(), admitted.caller().getRoles());
        }
        if (context.isProtected()
                && protection.applyRule(ANY_CALLER, decision, exchange) instanceof Decision.Ended ended) {
            return refuse(protection, ended, exchange, response);
        }
        return context.doNothing();
    }

    private static AuthenticationStatus refuse(
            ResourceProtection protection, Decision.Ended ended, ServletExchange exchange, HttpServletResponse response)
            throws AuthenticationException {
        try {
            ServletResponder.send(protection.responseTo(ended, exchange), exchange.request(), response);
            response.getOutputStream().close(); // WildFly replaces an incomplete response by an error page.
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw new AuthenticationException("the response could not be sent", e);
        }
    }
}
