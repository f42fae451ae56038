package io.github.entrafilter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.http.ClaimsChallenge;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.protection.PublicPaths;
import io.github.entrafilter.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraOpenApiFilterTest {

    private static final PublicPaths PUBLIC = new PublicPaths(List.of("/api/open", "/api/news/*", "*.css"));

    private final Operation operation = OASFactory.createOperation();

    private OpenAPI document(String path) {
        return OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths()
                        .addPathItem(path, OASFactory.createPathItem().GET(operation)));
    }

    private OpenAPI described(String path) {
        return described(document(path));
    }

    private static OpenAPI described(OpenAPI document) {
        EntraOpenApiFilter.describe(document, PUBLIC);
        return document;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders,       true",
        "/api/orders/{id},  true",
        "/api/open/x,       true",
        "/api/{name},       true",
        "/api/style.css,    true",
        "/api/open,         false",
        "/api/news,         false",
        "/api/news/{topic}, false",
    })
    void operation_needs_a_token_unless_its_path_is_public(String path, boolean needed) {
        described(path);

        assertThat(operation.getSecurity() != null).isEqualTo(needed);
        assertThat(operation.getResponses() != null).isEqualTo(needed);
    }

    @Test
    void protected_operation_has_the_scheme_and_the_responses() {
        described("/api/orders");

        assertThat(operation.getSecurity())
                .singleElement()
                .satisfies(
                        required -> assertThat(required.getSchemes()).containsExactly(Map.entry("entra", List.of())));
        assertThat(operation.getResponses().getAPIResponses())
                .hasSize(3)
                .allSatisfy((status, response) -> assertThat(response.getRef())
                        .isEqualTo("#/components/responses/"
                                + Map.of("401", "EntraUnauthorized", "403", "EntraForbidden", "503", "EntraUnavailable")
                                        .get(status)));
    }

    @Test
    void scheme_is_a_bearer_token() {
        SecurityScheme scheme = Objects.requireNonNull(
                described("/api/orders").getComponents().getSecuritySchemes().get("entra"));

        assertThat(scheme.getType()).isEqualTo(SecurityScheme.Type.HTTP);
        assertThat(scheme.getScheme()).isEqualTo("bearer");
        assertThat(scheme.getBearerFormat()).isEqualTo("JWT");
        assertThat(scheme.getDescription()).contains("Microsoft Entra ID", "/.default");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, NO_TOKEN,         401",
        "FORBIDDEN,    ROLE_MISSING,     403",
        "UNAVAILABLE,  KEYS_UNAVAILABLE, 503",
    })
    void example_is_the_response_of_the_filter(Problem problem, Reason reason, String status) throws Exception {
        Components components = described("/api/orders").getComponents();
        APIResponse response = Objects.requireNonNull(components.getResponses().get(problem.component()));
        PreparedResponse real = responseTo(reason);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(response.getDescription()).isNotBlank();
        MediaType body = response.getContent().getMediaType(real.headers().get("Content-Type"));
        assertThat(body.getExample()).isEqualTo(JSONObjectUtils.parse(real.body()));
        assertThat(body.getSchema().getRef()).isEqualTo("#/components/schemas/EntraProblem");
        assertThat(Objects.requireNonNull(components.getSchemas().get("EntraProblem"))
                        .getProperties())
                .containsKey("detail")
                .containsKeys(JSONObjectUtils.parse(real.body()).keySet().toArray(String[]::new));
    }

    private static PreparedResponse responseTo(Reason reason) {
        Settings settings = ProtectionFixture.settings();
        return new ErrorResponseFactory(settings.responses(), Optional.empty(), ClaimsChallenge.of(settings))
                .to(
                        new Refusal(reason, "", "", TokenFacts.NONE),
                        TestRequest.to("/api/orders").header("Accept", "application/json"),
                        Duration.ofSeconds(1));
    }

    @Test
    void response_of_the_application_stays() {
        APIResponse own = OASFactory.createAPIResponse().description("No such customer.");
        operation.setResponses(OASFactory.createAPIResponses().addAPIResponse("403", own));

        described("/api/orders");

        assertThat(operation.getResponses().getAPIResponses())
                .containsOnlyKeys("401", "403", "503")
                .containsEntry("403", own);
    }

    @Test
    void requirement_of_the_operation_stays() {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("own"));

        described("/api/orders");

        assertThat(operation.getSecurity())
                .singleElement()
                .satisfies(required -> assertThat(required.getSchemes()).containsOnlyKeys("own"));
    }

    @Test
    void requirement_of_the_document_stays_and_counts_for_all_operations() {
        OpenAPI document = document("/api/orders")
                .addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("own"));

        assertThat(described(document).getSecurity()).hasSize(1);
        assertThat(operation.getSecurity()).isNull();
        assertThat(operation.getResponses().getAPIResponses()).hasSize(3);
    }

    @Test
    void component_of_the_application_stays() {
        SecurityScheme own = OASFactory.createSecurityScheme().type(SecurityScheme.Type.OPENIDCONNECT);
        OpenAPI document =
                document("/api/orders").components(OASFactory.createComponents().addSecurityScheme("entra", own));

        assertThat(described(document).getComponents().getSecuritySchemes()).containsEntry("entra", own);
    }

    @Test
    void second_call_adds_nothing() {
        OpenAPI once = described("/api/orders");

        described(once);

        assertThat(operation.getSecurity()).hasSize(1);
        assertThat(operation.getResponses().getAPIResponses()).hasSize(3);
        assertThat(once.getComponents().getResponses()).hasSize(3);
    }

    @Test
    void document_without_protected_operations_is_unchanged() {
        assertThat(described("/api/open").getComponents()).isNull();
        assertThat(described(OASFactory.createOpenAPI()).getComponents()).isNull();
    }
}
