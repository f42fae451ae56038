package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Feature;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Resources that respond later or piece by piece, in an application with a mapper of all exceptions and next to a
 * second one. Each subclass deploys them in its own way.
 */
abstract class DeployedStreams extends DeployedOrdersService {

    /** The packages of the suite's application that have these resources. */
    static Set<String> packages() {
        return Feature.ONE_APPLICATION.isPresent() ? Set.of("streams") : Set.of("streams", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"output", "suspended", "promised"})
    @Shows(Capability.JAXRS_ROLES)
    void a_delayed_response_has_its_caller(String how) {
        KnownCaller caller = KnownCaller.consumer(entra);

        Reply reply = api.get("/api/streams/" + how, caller.token());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(caller.name());
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void server_sent_events_have_their_caller() {
        KnownCaller caller = KnownCaller.consumer(entra);

        Reply reply = api.get("/api/streams/events", caller.token());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().lines().filter(line -> line.startsWith("data:")))
                .allMatch(line -> line.endsWith(caller.name()))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"output", "events", "suspended", "promised", "failing"})
    @Shows(Capability.JAXRS_ROLES)
    void a_refusal_is_not_mapped_by_a_mapper_of_all_exceptions(String how) {
        String path = "/api/streams/" + how;

        assertThat(api.send("GET", path, List.of()))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.get(path, RefusedRequest.honest(entra).roles("auditor").mint()))
                .isEqualTo(RefusedRequest.forbidden("role_missing"));
    }

    @Test
    @Shows(Capability.JAXRS_ROLES)
    void a_failure_of_the_application_is_mapped() {
        Feature.UNMAPPED_EXCEPTIONS.assumeAbsent();

        Reply reply =
                api.get("/api/streams/failing", RefusedRequest.honest(entra).mint());

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).isEqualTo("mapped IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({"/second/caller, 200", "/second/caller/admin, 403", "/api/whoami, 200"})
    @Shows(Capability.JAXRS_ROLES)
    void each_of_two_applications_is_protected(String path, int status) {
        Feature.ONE_APPLICATION.assumeAbsent();

        assertThat(api.send("GET", path, List.of()))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
        assertThat(api.get(path, RefusedRequest.honest(entra).mint()).status()).isEqualTo(status);
    }
}
