package io.github.entrafilter.benchmarks.http.server;

import com.nimbusds.jose.JOSEException;
import io.github.entrafilter.benchmarks.peers.Pac4jAuthenticator;
import io.github.entrafilter.benchmarks.peers.SpringDecoder;
import io.github.entrafilter.benchmarks.scene.Trust;
import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pac4j.core.config.Config;
import org.pac4j.http.client.direct.DirectBearerAuthClient;
import org.pac4j.jee.filter.SecurityFilter;

/** The protection in front of the servlet. */
public enum Guard {
    /** No protection. */
    OPEN,
    /** A filter that reads the header and does nothing with it: the minimum cost of any guard. */
    HEADER_READER,
    /** The filter with its defaults: the verdict on a token is cached. */
    OURS,
    /** The filter without its cache: each request is judged. */
    OURS_FIRST_SIGHT,
    /** The filter chain of a Spring resource server. */
    SPRING,
    /** NAV's filter. */
    NAV,
    /** pac4j's filter. */
    PAC4J;

    public String path() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Filter> filter(Trust trust) throws JOSEException, IOException {
        return switch (this) {
            case OPEN -> Optional.empty();
            case HEADER_READER -> Optional.of(new HeaderReader());
            case OURS, OURS_FIRST_SIGHT -> Optional.of(new EntraFilter());
            case SPRING -> Optional.of(SpringChain.of(SpringDecoder.of(trust).decoder()));
            case NAV -> Optional.of(NavFilter.of(trust));
            case PAC4J -> Optional.of(pac4j(trust));
        };
    }

    /** Returns the init-params of the filter. */
    Map<String, String> settings(Trust trust) {
        return switch (this) {
            case OURS -> trust.settings(Map.of());
            case OURS_FIRST_SIGHT -> trust.settings(Map.of("token-cache-size", "0"));
            case OPEN, HEADER_READER, SPRING, NAV, PAC4J -> Map.of();
        };
    }

    public boolean refuses() {
        return this != OPEN && this != HEADER_READER;
    }

    /** Whether this is another library's protection. */
    public boolean isPeer() {
        return refuses() && this != OURS && this != OURS_FIRST_SIGHT;
    }

    boolean isGivenKeys() {
        return this == SPRING || this == PAC4J;
    }

    private static Filter pac4j(Trust trust) throws JOSEException {
        DirectBearerAuthClient client =
                new DirectBearerAuthClient(Pac4jAuthenticator.of(trust).authenticator());
        return new SecurityFilter(new Config(client), client.getName());
    }
}
