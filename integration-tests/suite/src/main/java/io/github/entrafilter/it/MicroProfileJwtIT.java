package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The filter, on its own paths, leaves the container's MicroProfile JWT alone. The containers do not return the favour:
 * their mechanism judges each bearer token, whatever path it is sent to, so callers with Entra tokens cannot use such a
 * WAR.
 */
@Shows(Capability.MICROPROFILE_JWT)
@Tag("extended")
class MicroProfileJwtIT extends DeployedOrdersService {

    private static final OtherIssuer ISSUER = OtherIssuer.create();

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", "/readers/*");
        settings.putAll(ISSUER.settings());
        return TestBed.ordersServiceAndReaders("microprofile-jwt.xml", settings);
    }

    @Test
    void a_reader_reads() {
        Reply reply = api.get("/readers/me", ISSUER.tokenFor("jane", "reader"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("jane");
    }

    @Test
    void a_user_of_another_group_does_not_read() {
        assertThat(api.get("/readers/me", ISSUER.tokenFor("jane", "writer")).status())
                .isEqualTo(403);
    }

    @Test
    void an_anonymous_request_does_not_read() {
        assertThat(api.send("GET", "/readers/me", List.of()).status()).isEqualTo(401);
    }

    /** WildFly calls a token of another issuer an error of its own. */
    @Test
    void a_caller_of_ours_is_no_reader() {
        assertThat(api.get("/readers/me", honestToken()).status()).isIn(401, 403, 500);
    }

    @Test
    void a_reader_does_not_get_to_our_paths() {
        assertThat(api.get("/whoami", ISSUER.tokenFor("jane", "reader")).status())
                .isEqualTo(401);
    }

    private String honestToken() {
        return RefusedRequest.honest(entra).mint();
    }
}
