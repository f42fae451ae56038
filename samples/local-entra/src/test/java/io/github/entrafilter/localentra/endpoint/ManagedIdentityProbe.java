package io.github.entrafilter.localentra.endpoint;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;

/**
 * What a client does on Azure: gets tokens for an API with one of Microsoft's own libraries, which finds out from its
 * environment where it is. Prints two tokens, each on a line of its own and after a word: one of the default identity,
 * one of the identity it names.
 */
final class ManagedIdentityProbe {

    static final String AZURE_IDENTITY = "azure-identity";
    static final String MSAL = "msal4j";

    private ManagedIdentityProbe() {}

    public static void main(String[] arguments) throws Exception {
        String resource = arguments[1];
        String clientId = arguments[2];
        // One library to a process: both keep their tokens in the same static cache.
        if (arguments[0].equals(AZURE_IDENTITY)) {
            var builder = new ManagedIdentityCredentialBuilder();
            System.out.println("default " + azureIdentity(builder.build(), resource));
            System.out.println(
                    "named " + azureIdentity(builder.clientId(clientId).build(), resource));
        } else {
            System.out.println("default " + msal(ManagedIdentityId.systemAssigned(), resource));
            System.out.println("named " + msal(ManagedIdentityId.userAssignedClientId(clientId), resource));
        }
        System.exit(0); // The libraries leave threads behind.
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
