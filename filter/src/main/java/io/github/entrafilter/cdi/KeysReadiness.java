package io.github.entrafilter.cdi;

import io.github.entrafilter.authentication.ProtectedApplication;
import io.github.entrafilter.keys.KeyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness of MicroProfile Health: down only while no token can be judged. */
@Readiness
@ApplicationScoped
public class KeysReadiness implements HealthCheck {

    private static final String NAME = "entra-filter-keys";

    @Inject
    private ServletContext servletContext;

    @Override
    public HealthCheckResponse call() {
        Instant now = Instant.now();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).up();
        for (KeyStatus status : ProtectedApplication.of(servletContext::getAttribute, servletContext::setAttribute)
                .keyStatus()) {
            describe(status, response);
            if (!status.canJudge(now)) {
                response.down();
            }
        }
        return response.build();
    }

    private static void describe(KeyStatus status, HealthCheckResponseBuilder response) {
        status.usableUntil()
                .forEach((version, until) -> response.withData("usable-until-" + version.claim(), until.toString()));
        response.withData("authority", status.authority().toString())
                .withData("next-fetch", status.nextFetch().toString());
        status.lastError().ifPresent(error -> response.withData("last-error", error));
    }
}
