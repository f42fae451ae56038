package io.github.entrafilter.localentra.endpoint;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientSecretCredentialBuilder;

/** A confidential client with azure-identity that understands claims challenges. Prints its token. */
final class CapableProbe {

    private CapableProbe() {}

    public static void main(String[] arguments) {
        String token = new ClientSecretCredentialBuilder()
                .authorityHost(System.getenv("AZURE_AUTHORITY_HOST"))
                .tenantId(System.getenv("AZURE_TENANT_ID"))
                .clientId(System.getenv("AZURE_CLIENT_ID"))
                .clientSecret(System.getenv("AZURE_CLIENT_SECRET"))
                .disableInstanceDiscovery()
                .build()
                .getTokenSync(new TokenRequestContext()
                        .addScopes(arguments[0] + "/.default")
                        .setCaeEnabled(true))
                .getToken();
        System.out.println("token " + token);
        System.exit(0); // The library leaves threads running.
    }
}
