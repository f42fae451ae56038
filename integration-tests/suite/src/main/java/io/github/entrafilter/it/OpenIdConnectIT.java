package io.github.entrafilter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.it.capability.Capability;
import io.github.entrafilter.it.capability.Shows;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The filter leaves the container's OpenID Connect alone, which signs users in on a public path; and a user who is
 * signed in there is anonymous on the filter's paths.
 */
@Shows(Capability.OPENID_CONNECT)
@BringsMechanism
@Tag("extended")
class OpenIdConnectIT extends DeployedOrdersService {

    private static final OpenIdProvider PROVIDER = OpenIdProvider.start();
    private static final String JANE = "jane clerk=true consumer=false";

    private Browser browser;

    @Deployment(testable = false)
    static WebArchive ordersService() {
        Map<String, String> settings = TestBed.settings();
        settings.put("entra.public-paths", "/desk/*");
        settings.putAll(PROVIDER.settings());
        return TestBed.ordersServiceAndDesk("openid-connect.xml", settings);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(deployed);
    }

    @Test
    void a_user_who_is_not_signed_in_is_sent_to_the_provider() {
        HttpResponse<String> answer = browser.ask("/desk");

        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(PROVIDER.signInAddress())
                .contains("client_id=" + OpenIdProvider.CLIENT)
                .contains("redirect_uri=" + encoded(browser.address("/desk/callback")));
    }

    @Test
    void a_user_who_signs_in_sees_the_page() {
        assertThat(browser.visit("/desk").body()).isEqualTo(JANE);
    }

    @Test
    void a_signed_in_user_is_not_redirected_again() {
        browser.visit("/desk");

        assertThat(browser.ask("/desk").body()).isEqualTo(JANE);
    }

    @Test
    void a_caller_of_ours_is_not_signed_in() {
        assertThat(api.get("/desk", honestToken()).status()).isIn(302, 303);
    }

    @Test
    void a_caller_of_ours_gets_to_our_paths() {
        Reply reply = api.get("/whoami", honestToken());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains(oid());
    }

    @Test
    void protected_paths_need_a_token() {
        assertThat(api.send("GET", "/whoami", List.of()))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
    }

    @Test
    void a_signed_in_user_does_not_reach_protected_paths() {
        browser.visit("/desk");

        assertThat(Reply.of(browser.ask("/whoami")))
                .isEqualTo(RefusedRequest.nothing().expectedReply());
    }

    @Test
    void the_caller_of_the_token_is_the_caller_whichever_user_is_signed_in() {
        browser.visit("/desk");

        assertThat(browser.ask("/whoami", "Authorization", "Bearer " + honestToken())
                        .body())
                .contains(oid())
                .doesNotContain("jane");
    }

    private String honestToken() {
        return RefusedRequest.honest(entra).mint();
    }

    private String oid() {
        return entra.directory().principal("orders-client").orElseThrow().objectId();
    }

    private static String encoded(Object address) {
        return URLEncoder.encode(address.toString(), StandardCharsets.UTF_8);
    }
}
