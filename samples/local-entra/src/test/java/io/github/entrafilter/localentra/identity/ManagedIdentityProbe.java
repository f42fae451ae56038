package io.github.entrafilter.localentra.identity;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;

/**
 * A client on Azure: it gets tokens for an API with one of Microsoft's libraries, which detects its platform by
 * environment variables. Prints two lines, each a word and a token: of the default identity and of a named one.
 */
final class ManagedIdentityProbe {

    static final String AZURE_IDENTITY = "azure-identity";
    static final String MSAL = "msal4j";

    private ManagedIdentityProbe() {}

    public static void main(String[] arguments) throws Exception {
        String resource = arguments[1];
        String clientId = arguments[2];
        // One library per process: both use the same static token cache.
        if (arguments[0].equals(AZURE_IDENTITY)) {
            var builder = new ManagedIdentityCredentialBuilder();
            System.out.println("default " + azureIdentity(builder.build(), resource));
            System.out.println(
                    "named " + azureIdentity(builder.clientId(clientId).build(), resource));
        } else {
            System.out.println("default " + msal(ManagedIdentityId.systemAssigned(), resource));
            System.out.println("named " + msal(ManagedIdentityId.userAssignedClientId(clientId), resource));
        }
        System.exit(0); // The libraries leave threads running.
    }

    private static String azureIdentity(ManagedIdentityCredential credential, String resource) {
        return credential
                .getTokenSync(new TokenRequestContext().addScopes(resource + "/.default"))
                .getToken();
    }

    private static String msal(ManagedIdentityId identity, String resource) throws Exception {
        return ManagedIdentityApplication.builder(identity)
                .build()
                .acquireTokenForManagedIdentity(
                        ManagedIdentityParameters.builder(resource).build())
                .get()
                .accessToken();
    }
}
