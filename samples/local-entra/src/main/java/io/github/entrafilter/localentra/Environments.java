package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.identity.ManagedIdentityEndpoints;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment variables that lead services and managed identities to local Entra.
 *
 * @param base the authority's URL
 * @param identityHeader the secret of the App Service endpoint
 */
record Environments(URI base, String identityHeader) {

    Map<String, String> api(String tenantId, Application application) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ENTRA_TENANT_ID", tenantId);
        variables.put("ENTRA_CLIENT_ID", application.clientId());
        if (!application.identifierUris().isEmpty()) {
            variables.put("ENTRA_AUDIENCES", String.join(",", application.identifierUris()));
        }
        variables.put("ENTRA_AUTHORITY", base.toString());
        return Collections.unmodifiableMap(variables);
    }

    Map<String, String> managedIdentity() {
        return Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", base.toString());
    }

    Map<String, String> appService() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("IDENTITY_ENDPOINT", base + ManagedIdentityEndpoints.APP_SERVICE_PATH);
        variables.put("IDENTITY_HEADER", identityHeader);
        return Collections.unmodifiableMap(variables);
    }

    /** Azure's libraries take both variables for Azure Arc. */
    Map<String, String> azureArc() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("IDENTITY_ENDPOINT", base + ManagedIdentityEndpoints.ARC_PATH);
        variables.put("IMDS_ENDPOINT", base.toString());
        return Collections.unmodifiableMap(variables);
    }
}
