// The same as provision.sh: an API, and one of its roles for a managed identity.
//   az deployment group create --resource-group GROUP --template-file main.bicep --parameters name=NAME identityName=NAME
extension microsoftGraphV1

@description('What the API is called in Entra ID, and the key by which it is found again')
param name string

@description('The user-assigned managed identity of the client, in this resource group')
param identityName string

var consumerRoleId = '7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001'
var adminRoleId = '7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0002'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

// The client id is not known yet: the App ID URI has the tenant's id, which every tenant allows, too.
var appIdUri = 'api://${tenant().tenantId}/${name}'

resource api 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: name
  displayName: name
  signInAudience: 'AzureADMyOrg'
  identifierUris: [
    appIdUri
  ]
  api: {
    requestedAccessTokenVersion: 2
  }
  appRoles: [
    {
      id: consumerRoleId
      allowedMemberTypes: [
        'Application'
      ]
      displayName: 'Consumer'
      description: 'Consumers can use the service'
      isEnabled: true
      value: 'consumer'
    }
    {
      id: adminRoleId
      allowedMemberTypes: [
        'Application'
      ]
      displayName: 'Admin'
      description: 'Admins can change what others have made'
      isEnabled: true
      value: 'admin'
    }
  ]
  optionalClaims: {
    accessToken: [
      {
        name: 'idtyp'
        essential: false
      }
      {
        name: 'xms_cc'
        essential: false
      }
      {
        name: 'xms_act_fct'
        essential: false
      }
      {
        name: 'xms_sub_fct'
        essential: false
      }
      {
        name: 'xms_par_app_azp'
        essential: false
      }
    ]
  }
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: api.appId
  appRoleAssignmentRequired: true
}

resource consumer 'Microsoft.Graph/appRoleAssignedTo@v1.0' = {
  principalId: identity.properties.principalId
  resourceId: servicePrincipal.id
  appRoleId: consumerRoleId
}

output ENTRA_TENANT_ID string = tenant().tenantId
output ENTRA_CLIENT_ID string = api.appId
output RESOURCE string = appIdUri
