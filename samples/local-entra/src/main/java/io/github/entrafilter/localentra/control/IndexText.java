package io.github.entrafilter.localentra.control;

/** The list of all paths, as plain text. */
final class IndexText {

    private IndexText() {}

    static String of(String tenantId) {
        return """
                Local Entra: a local replacement for Microsoft Entra ID. Its keys are public; no real tenant trusts them.

                Tenant {tenant}
                  GET  /{tenant}/.well-known/openid-configuration        version 1.0
                  GET  /{tenant}/v2.0/.well-known/openid-configuration   version 2.0
                  GET  /{tenant}/discovery/keys
                  GET  /{tenant}/discovery/v2.0/keys
                  POST /{tenant}/oauth2/token
                  POST /{tenant}/oauth2/v2.0/token
                The first four also exist for "common" and "organizations" instead of the tenant.

                Managed identities
                  GET  /metadata/identity/oauth2/token   Instance Metadata Service
                  GET  /msi/token                        App Service
                  GET  /arc/token                        Azure Arc

                Microsoft Graph, for provisioning
                  GET POST          /v1.0/applications
                  GET PATCH DELETE  /v1.0/applications/ID
                  GET POST          /v1.0/servicePrincipals
                  GET PATCH DELETE  /v1.0/servicePrincipals/ID
                  GET POST          /v1.0/servicePrincipals/ID/appRoleAssignedTo
                  DELETE            /v1.0/servicePrincipals/ID/appRoleAssignedTo/ID
                The last two also exist for appRoleAssignments.

                Azure Resource Manager, for the object ids of managed identities
                  GET      /subscriptions
                  GET PUT  /subscriptions/ID/resourceGroups/GROUP/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME

                Control API; GET / shows most of it as a page in browsers
                  GET  /local-entra/token?principal=NAME&application=NAME[&kind=KIND][&defect=DEFECT]
                       KIND: {kinds}
                       DEFECT: {defects}
                  GET  /local-entra/directory
                  POST /local-entra/explain            checks the token in the form parameter "token", as a service of
                                                       "application" that requires one of "roles"
                  POST /local-entra/call               sends the token in "token" to a service on this machine, at "url"
                  GET  /local-entra/keys
                  POST /local-entra/keys/rotate
                  POST /local-entra/keys/withdraw
                  POST /local-entra/keys/behaviour{behaviours}
                  POST /local-entra/identities/behaviour{errors}
                  GET  /local-entra/certificate                        certificate of the https listener
                  GET  /local-entra/clients/NAME/certificate           certificate and key of a confidential client
                  GET  /local-entra/clients/NAME/federated-token       token of the service account NAME
                """.replace("{tenant}", tenantId)
                .replace("{kinds}", TokenControl.kinds())
                .replace("{defects}", TokenControl.names())
                .replace("{behaviours}", KeyControl.USAGE)
                .replace("{errors}", IdentityControl.USAGE);
    }
}
