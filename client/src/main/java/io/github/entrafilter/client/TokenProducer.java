package io.github.entrafilter.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Produces {@link AccessTokens} by MicroProfile Config, one for each name and application. */
@ApplicationScoped
class TokenProducer {

    private final Map<String, AccessTokens> tokens = new ConcurrentHashMap<>();

    @Produces
    AccessTokens unnamed() {
        return named("");
    }

    @Produces
    @EntraClient("")
    AccessTokens named(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(EntraClient.class::isInstance)
                .map(qualifier -> named(((EntraClient) qualifier).value()))
                .findFirst()
                .orElseThrow();
    }

    private AccessTokens named(String name) {
        return tokens.computeIfAbsent(
                name,
                it -> new ServiceSettings(
                                it, property -> ConfigProvider.getConfig().getOptionalValue(property, String.class))
                        .tokens());
    }
}
