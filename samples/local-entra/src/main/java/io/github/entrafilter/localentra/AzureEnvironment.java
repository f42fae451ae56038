package io.github.entrafilter.localentra;

import java.util.List;
import java.util.Map;

/** Tells from its environment variables whether a process runs on Azure, where no stand-in has any business. */
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
     * Passes where none of Azure's variables is set.
     *
     * @throws IllegalStateException naming the variable, where one is
     */
    static void refuse(Map<String, String> environment) {
        for (String sign : SIGNS) {
            if (environment.containsKey(sign)) {
                throw new IllegalStateException("Local Entra does not start on Azure: its keys are public, and the "
                        + "environment variable " + sign + " says that this is Azure. Unset it if it is not.");
            }
        }
    }
}
