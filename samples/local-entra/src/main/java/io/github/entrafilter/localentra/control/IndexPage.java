package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.issuing.TokenMint;

/** Tells people who look what is here. */
final class IndexPage {

    private IndexPage() {}

    static String text(TokenMint mint) {
        return """
                Local Entra: a stand-in for Microsoft Entra ID. Its keys are public; no tenant of yours trusts it.

                Tenant {tenant}
                  GET  /{tenant}/.well-known/openid-configuration        version 1.0
                  GET  /{tenant}/v2.0/.well-known/openid-configuration   version 2.0
                  GET  /{tenant}/discovery/keys
                  GET  /{tenant}/discovery/v2.0/keys
                  POST /{tenant}/oauth2/token
                  POST /{tenant}/oauth2/v2.0/token
                The first four also with "common" or "organizations" in the tenant's place.

                Managed identities
                  GET  /metadata/identity/oauth2/token   Instance Metadata Service
                  GET  /msi/token                        App Service

                Microsoft Graph, as far as provisioning needs it
                  GET POST          /v1.0/applications
                  GET PATCH DELETE  /v1.0/applications/ID
                  GET POST          /v1.0/servicePrincipals
                  GET PATCH DELETE  /v1.0/servicePrincipals/ID
                  GET POST          /v1.0/servicePrincipals/ID/appRoleAssignedTo
                  DELETE            /v1.0/servicePrincipals/ID/appRoleAssignedTo/ID
                The last two also with appRoleAssignments.

                Azure Resource Manager, as far as it tells the object id of a managed identity
                  GET      /subscriptions
                  GET PUT  /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME

                Control; GET / shows much of it to browsers
                  GET  /local-entra/token?principal=NAME&application=NAME[&odd=KIND]
                       KIND: {oddities}
                  GET  /local-entra/directory
                  POST /local-entra/explain            the form parameter "token", looked into
                  GET  /local-entra/keys
                  POST /local-entra/keys/rotate
                  POST /local-entra/keys/withdraw
                  POST /local-entra/keys/behaviour{behaviours}
                  POST /local-entra/identities/behaviour{faults}
                  GET  /local-entra/certificate                        of the https listener
                  GET  /local-entra/clients/NAME/certificate           with its key, for a confidential client
                  GET  /local-entra/clients/NAME/federated-token       of the service account of that name
                """.replace("{tenant}", mint.authority().tenantId())
                .replace("{oddities}", TokenControl.names())
                .replace("{behaviours}", KeyControl.USAGE)
                .replace("{faults}", IdentityControl.USAGE);
    }
}
