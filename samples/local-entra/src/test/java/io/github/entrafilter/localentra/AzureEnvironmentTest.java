package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureEnvironmentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IDENTITY_ENDPOINT",
                "IDENTITY_HEADER",
                "IMDS_ENDPOINT",
                "MSI_ENDPOINT",
                "WEBSITE_SITE_NAME",
                "FUNCTIONS_WORKER_RUNTIME",
                "CONTAINER_APP_NAME",
                "AZURE_FEDERATED_TOKEN_FILE",
            })
    void azure_variable_is_refused(String variable) {
        assertThatIllegalStateException()
                .isThrownBy(() -> AzureEnvironment.refuse(Map.of("PATH", "/bin", variable, "")))
                .withMessageContaining(variable);
    }

    @Test
    void variables_of_an_azure_client_are_accepted() {
        assertThatNoException()
                .isThrownBy(() -> AzureEnvironment.refuse(Map.of(
                        "PATH", "/bin",
                        "AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://localhost:8400",
                        "AZURE_TENANT_ID", "x",
                        "AZURE_CLIENT_ID", "x")));
    }
}
