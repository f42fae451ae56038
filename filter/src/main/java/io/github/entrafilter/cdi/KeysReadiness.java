package io.github.entrafilter.cdi;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.keys.KeyStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness of MicroProfile Health: down only while no token can be judged. */
@Readiness
@ApplicationScoped
public class KeysReadiness implements HealthCheck {

    private static final String NAME = "entra-filter-keys";

    @Override
    public HealthCheckResponse call() {
        Instant now = Instant.now();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).up();
        for (KeyStatus status : ProtectedApplication.keyStatusOfAll()) {
            describe(status, now, response);
            if (!status.canJudge(now)) {
                response.down();
            }
        }
        return response.build();
    }

    private static void describe(KeyStatus status, Instant now, HealthCheckResponseBuilder response) {
        status.fetchedAt()
                .forEach((version, at) -> response.withData(
                        "age-" + version.claim(),
                        Duration.between(at, now)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        status.usableUntil()
                .forEach((version, until) -> response.withData("usable-until-" + version.claim(), until.toString()));
        response.withData("authority", status.authority().toString())
                .withData("next-fetch", status.nextFetch().toString());
        status.lastError().ifPresent(error -> response.withData("last-error", error));
    }
}
