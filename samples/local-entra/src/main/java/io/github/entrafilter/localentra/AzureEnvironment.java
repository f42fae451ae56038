package io.github.entrafilter.localentra;

import java.util.List;
import java.util.Map;

/** Detects Azure by its environment variables. Local Entra must not run there. */
final class AzureEnvironment {

    private static final List<String> SIGNS = List.of(
            "IDENTITY_ENDPOINT",
            "IDENTITY_HEADER",
            "IDENTITY_SERVER_THUMBPRINT",
            "IMDS_ENDPOINT",
            "MSI_ENDPOINT",
            "MSI_SECRET",
            "WEBSITE_SITE_NAME",
            "WEBSITE_INSTANCE_ID",
            "FUNCTIONS_WORKER_RUNTIME",
            "CONTAINER_APP_NAME",
            "CONTAINER_APP_REVISION",
            "AZURE_FEDERATED_TOKEN_FILE");

    private AzureEnvironment() {}

    /**
     * Refuses an environment with a variable of Azure.
     *
     * @throws IllegalStateException naming the variable
     */
    static void refuse(Map<String, String> environment) {
        for (String sign : SIGNS) {
            if (environment.containsKey(sign)) {
                throw new IllegalStateException("Local Entra does not start on Azure, because its keys are public. The "
                        + "environment variable " + sign + " is set; unset it if this is not Azure.");
            }
        }
    }
}
