package io.github.entrafilter.benchmarks.http.server;

import io.github.entrafilter.benchmarks.scene.Trust;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import no.nav.security.token.support.core.configuration.IssuerProperties;
import no.nav.security.token.support.core.configuration.MultiIssuerConfiguration;
import no.nav.security.token.support.core.context.TokenValidationContext;
import no.nav.security.token.support.core.context.TokenValidationContextHolder;
import no.nav.security.token.support.core.validation.JwtTokenValidationHandler;
import no.nav.security.token.support.filter.JwtTokenValidationFilter;
import org.jspecify.annotations.Nullable;

/** NAV's filter. It refuses no request itself, so this class asks it whether the token was valid, and refuses. */
record NavFilter(JwtTokenValidationFilter filter, TokenValidationContextHolder found) implements Filter {

    static NavFilter of(Trust trust) throws IOException {
        URI metadata = URI.create(trust.authority() + "/" + trust.tenant() + "/.well-known/openid-configuration");
        TokenValidationContextHolder found = new OfThread(new ThreadLocal<>());
        return new NavFilter(
                new JwtTokenValidationFilter(
                        new JwtTokenValidationHandler(new MultiIssuerConfiguration(
                                Map.of("entra", new IssuerProperties(metadata.toURL(), List.of(trust.audience()))))),
                        found),
                found);
    }

    @Override
    public void init(FilterConfig config) {
        filter.init(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter.doFilter(request, response, (validated, answer) -> {
            if (found.getTokenValidationContext().hasValidToken()) {
                chain.doFilter(validated, answer);
            } else {
                ((HttpServletResponse) answer).sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
        });
    }

    private record OfThread(ThreadLocal<@Nullable TokenValidationContext> context)
            implements TokenValidationContextHolder {

        @Override
        public @Nullable TokenValidationContext getTokenValidationContext() {
            return context.get();
        }

        @Override
        public void setTokenValidationContext(@Nullable TokenValidationContext found) {
            context.set(found);
        }
    }
}
