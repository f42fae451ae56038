# The same as provision.sh: an API, and one of its roles for a managed identity.
#   terraform apply -var name=NAME -var principal_id=ID
terraform {
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
  }
}

variable "name" {
  description = "What the API is called in Entra ID"
  type        = string
}

variable "principal_id" {
  description = "The object id of the client's managed identity"
  type        = string
}

data "azuread_client_config" "current" {}

resource "azuread_application" "api" {
  display_name     = var.name
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  app_role {
    id                   = "7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0001"
    allowed_member_types = ["Application"]
    display_name         = "Consumer"
    description          = "Consumers can use the service"
    enabled              = true
    value                = "consumer"
  }

  app_role {
    id                   = "7f1c0a52-6a0e-4d0c-9d0b-2b7d7a1c0002"
    allowed_member_types = ["Application"]
    display_name         = "Admin"
    description          = "Admins can change what others have made"
    enabled              = true
    value                = "admin"
  }

  optional_claims {
    access_token {
      name = "idtyp"
    }

    access_token {
      name = "xms_cc"
    }

    access_token {
      name = "xms_act_fct"
    }

    access_token {
      name = "xms_sub_fct"
    }

    access_token {
      name = "xms_par_app_azp"
    }
  }

  lifecycle {
    ignore_changes = [identifier_uris]
  }
}

resource "azuread_application_identifier_uri" "api" {
  application_id = azuread_application.api.id
  identifier_uri = "api://${azuread_application.api.client_id}"
}

resource "azuread_service_principal" "api" {
  client_id                    = azuread_application.api.client_id
  app_role_assignment_required = true
}

resource "azuread_app_role_assignment" "consumer" {
  app_role_id         = azuread_service_principal.api.app_role_ids["consumer"]
  principal_object_id = var.principal_id
  resource_object_id  = azuread_service_principal.api.object_id
}

output "ENTRA_TENANT_ID" {
  value = data.azuread_client_config.current.tenant_id
}

output "ENTRA_CLIENT_ID" {
  value = azuread_application.api.client_id
}
