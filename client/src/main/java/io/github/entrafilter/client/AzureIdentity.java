package io.github.entrafilter.client;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import java.util.Optional;

/** The identity that Azure gives this program. */
final class AzureIdentity {

    /**
     * Retries after 404, 410, 429 and 5xx, never after another 4xx. Pauses double from 0.8 seconds on. This covers an
     * update of the endpoint, which returns 410 for 70 seconds.
     */
    private static final int RETRIES = 7;

    private AzureIdentity() {}

    /** Returns the workload identity in a pod of AKS, else the machine's managed identity. */
    static TokenIssuer ofThisMachine(String scope, Optional<String> clientId) {
        return System.getenv("AZURE_FEDERATED_TOKEN_FILE") == null
                ? managedIdentity(scope, clientId)
                : workloadIdentity(scope, clientId);
    }

    private static TokenIssuer managedIdentity(String scope, Optional<String> clientId) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().maxRetry(RETRIES);
        clientId.ifPresent(builder::clientId);
        ManagedIdentityId id =
                clientId.map(ManagedIdentityId::userAssignedClientId).orElseGet(ManagedIdentityId::systemAssigned);
        return new ManagedIdentityIssuer(
                builder.build(), ManagedIdentityApplication.builder(id).build(), scope);
    }

    private static TokenIssuer workloadIdentity(String scope, Optional<String> clientId) {
        // AKS names the authority. Looking it up would require login.microsoftonline.com in other clouds, too.
        WorkloadIdentityCredentialBuilder builder = new WorkloadIdentityCredentialBuilder().disableInstanceDiscovery();
        clientId.ifPresent(builder::clientId);
        return new CredentialIssuer(builder.build(), scope);
    }
}
