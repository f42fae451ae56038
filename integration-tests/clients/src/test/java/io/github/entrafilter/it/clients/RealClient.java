package io.github.entrafilter.it.clients;

import static io.github.entrafilter.it.clients.TokenEndpoint.APP_SERVICE;
import static io.github.entrafilter.it.clients.TokenEndpoint.CERTIFICATE;
import static io.github.entrafilter.it.clients.TokenEndpoint.FEDERATED_TOKEN;
import static io.github.entrafilter.it.clients.TokenEndpoint.IMDS;
import static io.github.entrafilter.it.clients.TokenEndpoint.SECRET;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.util.EnumSet;
import java.util.Set;

/**
 * Microsoft's clients, each used as its documentation shows. Unlike a program for Azure, none asks
 * {@code login.microsoftonline.com} whether the authority is one of Microsoft's.
 */
enum RealClient {
    MANAGED_IDENTITY_CREDENTIAL("azure-identity ManagedIdentityCredential", IMDS, APP_SERVICE) {
        @Override
        String token(Situation here) {
            return azure(new ManagedIdentityCredentialBuilder().build(), here);
        }
    },
    DEFAULT_AZURE_CREDENTIAL(
            "azure-identity DefaultAzureCredential", IMDS, APP_SERVICE, FEDERATED_TOKEN, SECRET, CERTIFICATE) {
        @Override
        String token(Situation here) {
            // The libraries keep the tokens of managed identities for the whole process. Naming the identity makes
            // this another one for them, so that this client has to ask as well.
            return azure(
                    new DefaultAzureCredentialBuilder()
                            .managedIdentityClientId(here.identity())
                            .disableInstanceDiscovery()
                            .build(),
                    here);
        }
    },
    WORKLOAD_IDENTITY_CREDENTIAL("azure-identity WorkloadIdentityCredential", FEDERATED_TOKEN) {
        @Override
        String token(Situation here) {
            return azure(
                    new WorkloadIdentityCredentialBuilder()
                            .disableInstanceDiscovery()
                            .build(),
                    here);
        }
    },
    CLIENT_SECRET_CREDENTIAL("azure-identity ClientSecretCredential", SECRET) {
        @Override
        String token(Situation here) {
            return azure(
                    new ClientSecretCredentialBuilder()
                            .authorityHost(here.variable("AZURE_AUTHORITY_HOST"))
                            .tenantId(here.variable("AZURE_TENANT_ID"))
                            .clientId(here.variable("AZURE_CLIENT_ID"))
                            .clientSecret(here.variable("AZURE_CLIENT_SECRET"))
                            .disableInstanceDiscovery()
                            .build(),
                    here);
        }
    },
    CLIENT_CERTIFICATE_CREDENTIAL("azure-identity ClientCertificateCredential", CERTIFICATE) {
        @Override
        String token(Situation here) {
            return azure(
                    new ClientCertificateCredentialBuilder()
                            .authorityHost(here.variable("AZURE_AUTHORITY_HOST"))
                            .tenantId(here.variable("AZURE_TENANT_ID"))
                            .clientId(here.variable("AZURE_CLIENT_ID"))
                            .pemCertificate(here.variable("AZURE_CLIENT_CERTIFICATE_PATH"))
                            .disableInstanceDiscovery()
                            .build(),
                    here);
        }
    },
    MANAGED_IDENTITY_APPLICATION("msal4j ManagedIdentityApplication", IMDS, APP_SERVICE) {
        @Override
        String token(Situation here) throws Exception {
            ManagedIdentityParameters refreshing = ManagedIdentityParameters.builder(here.resource())
                    .forceRefresh(true)
                    .build();
            return ManagedIdentityApplication.builder(ManagedIdentityId.systemAssigned())
                    .build()
                    .acquireTokenForManagedIdentity(refreshing)
                    .get()
                    .accessToken();
        }
    },
    CONFIDENTIAL_CLIENT_APPLICATION("msal4j ConfidentialClientApplication", FEDERATED_TOKEN, SECRET, CERTIFICATE) {
        @Override
        String token(Situation here) throws Exception {
            return new MsalConfidentialClient(here).token();
        }
    };

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // No other class sees it, so none changes it.
    private final Set<TokenEndpoint> endpoints;

    RealClient(String title, TokenEndpoint first, TokenEndpoint... more) {
        this.title = title;
        this.endpoints = EnumSet.of(first, more);
    }

    /** Gets a token. */
    abstract String token(Situation here) throws Exception;

    boolean knows(TokenEndpoint endpoint) {
        return endpoints.contains(endpoint);
    }

    private static String azure(TokenCredential credential, Situation here) {
        return credential
                .getTokenSync(new TokenRequestContext().addScopes(here.scope()))
                .getToken();
    }

    @Override
    public String toString() {
        return title;
    }
}
