#!/usr/bin/env bash
# Registers an API in Entra ID and assigns one of its roles to a managed identity. Run it again at any time: it adds
# what is missing, prints what it changes, and keeps what others have added.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=directory.sh
. "$here/directory.sh"
# shellcheck source=manifest.sh
. "$here/manifest.sh"

usage() {
  cat <<'TEXT'
Usage: provision.sh --name NAME (--identity NAME --resource-group GROUP | --principal-id ID)
                    [--role VALUE] [--resource-url URL] [--client-id ID] [--settings FILE] [--dry-run]

  --name NAME             the name of the API in Entra ID
  --identity NAME         the client's user-assigned managed identity, in
  --resource-group GROUP  this resource group
  --principal-id ID       alternatively, the object id of any managed identity
  --role VALUE            the role for the client (default: consumer; manifest.json lists all)
  --resource-url URL      another App ID URI: the https URL of the API, by which MCP clients request tokens
  --client-id ID          an existing application, if you do not own it or several have the name
  --settings FILE         also writes the service's settings to this file
  --dry-run               prints what would be done, and changes nothing

It requires an az that is signed in (az login) with the permissions Application.ReadWrite.All and
AppRoleAssignment.ReadWrite.All, or the role Cloud Application Administrator.
TEXT
}

name='' identity='' group='' principal='' role=consumer resource_url='' client_id='' settings='' dry_run=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$(value "$@"); shift 2 ;;
    --identity) identity=$(value "$@"); shift 2 ;;
    --resource-group) group=$(value "$@"); shift 2 ;;
    --principal-id) principal=$(value "$@"); shift 2 ;;
    --role) role=$(value "$@"); shift 2 ;;
    --resource-url) resource_url=$(value "$@"); shift 2 ;;
    --client-id) client_id=$(value "$@"); shift 2 ;;
    --settings) settings=$(value "$@"); shift 2 ;;
    --dry-run) dry_run=yes && shift ;;
    --help) usage && exit ;;
    *) usage >&2 && fail "there is no option $1" ;;
  esac
done
require_name --name "$name"
require_name --role "$role"
grep -qE "\"value\" *: *\"${role//./[.]}\"" "$here/manifest.json" || fail "manifest.json has no role $role"

[[ $resource_url =~ ^(https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*)?$ ]] ||
  fail "--resource-url cannot be '$resource_url': it takes an https URL without a slash at the end"

[[ $client_id =~ ^$|$GUID ]] || fail "--client-id cannot be '$client_id'"

tenant=$(id_of "the tenant" account show --query tenantId)
authority=$(az cloud show --query endpoints.activeDirectory --only-show-errors --output tsv)
graph=$(graph_address)
principal=$(principal_id)
say "Tenant             $tenant"
say "Client             $principal (the managed identity's object id)"

# The registration. Its roles have fixed ids, so that a second run finds them again.
caller=$(caller_id)
app_id=${client_id:-$(application_named "$name")}
uris=''
if [ -n "$app_id" ]; then
  [ -n "$client_id" ] || require_own "$app_id" "$name" "$caller"
  say "Application        $app_id (was there)"
  app_object=$(eventually id_of "the application" ad app show --id "$app_id" --query id)
  apply_manifest "$graph/v1.0/applications/$app_object" "$app_id" "$here/manifest.json"
  uris=$(eventually az ad app show --id "$app_id" --query identifierUris --only-show-errors --output tsv)
else
  app_id='<client-id>' app_object='<object-id>'
  if [ -n "$dry_run" ]; then
    change ad app create --display-name "$name" --sign-in-audience AzureADMyOrg
  else
    app_id=$(id_of "the new application" ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
      --query appId)
    say "Application        $app_id (created)"
    app_object=$(eventually id_of "the application" ad app show --id "$app_id" --query id)
  fi
  # Entra ID makes a person the owner, but not a service principal.
  [ -z "$caller" ] || change ad app owner add --id "$app_id" --owner-object-id "$caller" || was_there
  change rest --method PATCH --uri "$graph/v1.0/applications/$app_object" --headers Content-Type=application/json \
    --body "@$here/manifest.json"
fi

# Its App ID URIs: one with the client id, which every tenant allows, and the URL, which Entra ID accepts once tokens
# are of version 2.0. Others stay.
new=()
for uri in "api://$app_id" ${resource_url:+"$resource_url"}; do
  grep -qxF "$uri" <<<"$uris" || new+=("$uri")
done
if [ ${#new[@]} -gt 0 ]; then
  # shellcheck disable=SC2086 # URIs have no spaces, and each is an argument.
  change ad app update --id "$app_id" --identifier-uris $uris "${new[@]}"
fi
for uri in "api://$app_id" ${resource_url:+"$resource_url"}; do
  note=added
  [ -z "$dry_run" ] || note='to be added'
  ! grep -qxF "$uri" <<<"$uris" || note='was there'
  say "App ID URI         $uri ($note)"
done

service_principal_of() { # client id
  eventually az ad sp list --filter "appId eq '$1'" --query "[0].id" --only-show-errors --output tsv
}

# A delayed list may not have had it.
new_service_principal() {
  if sp_id=$(eventually id_of "the new service principal" ad sp create --id "$app_id" --query id); then
    say "Service principal  $sp_id (created)"
  elif was_there; then
    sp_id=$(eventually id_of "the service principal" ad sp list --filter "appId eq '$app_id'" --query "[0].id")
    say "Service principal  $sp_id (was there)"
  else
    exit 1
  fi
}

# What stands for it in the tenant, and refuses tokens to clients without a role.
sp_id='<service-principal-id>'
if [ "$app_id" != '<client-id>' ]; then
  found=$(service_principal_of "$app_id")
  if [ -n "$found" ]; then
    sp_id=$found
    say "Service principal  $sp_id (was there)"
  elif [ -z "$dry_run" ]; then
    new_service_principal
  fi
fi
[ "$sp_id" != '<service-principal-id>' ] || change ad sp create --id "$app_id"
required=''
if [ "$sp_id" != '<service-principal-id>' ]; then
  required=$(eventually az ad sp show --id "$sp_id" --query appRoleAssignmentRequired --only-show-errors --output tsv)
fi
if ! [[ $required =~ ^[Tt]rue$ ]]; then
  change rest --method PATCH --uri "$graph/v1.0/servicePrincipals/$sp_id" --headers Content-Type=application/json \
    --body '{"appRoleAssignmentRequired":true}'
  [ -n "$dry_run" ] || say "Assignment         required (set)"
fi

# The role, assigned on the API's service principal: appRoleAssignedTo is the relation of the resource.
role_id='<role-id>'
assigned=''
if [ "$sp_id" != '<service-principal-id>' ]; then
  role_id=$(eventually id_of "the role $role" ad sp show --id "$sp_id" \
    --query "appRoles[?value=='$role' && isEnabled].id | [0]")
  assigned=$(assignment "$graph" "$principal" "$sp_id" "$role_id")
fi
if [ -n "$assigned" ]; then
  say "Role               $role (was assigned)"
else
  change rest --method POST --uri "$graph/v1.0/servicePrincipals/$sp_id/appRoleAssignedTo" \
    --headers Content-Type=application/json \
    --body "{\"principalId\":\"$principal\",\"resourceId\":\"$sp_id\",\"appRoleId\":\"$role_id\"}" || was_there
  [ -n "$dry_run" ] || say "Role               $role (assigned)"
fi
if [ -n "$dry_run" ]; then
  say "Nothing was changed."
  exit
fi

environment="ENTRA_TENANT_ID=$tenant
ENTRA_CLIENT_ID=$app_id"
[ "${authority%/}" = https://login.microsoftonline.com ] || environment="$environment
ENTRA_AUTHORITY=${authority%/}"
[ -z "$resource_url" ] || environment="$environment
ENTRA_RESOURCE_URL=$resource_url"
[ -z "$settings" ] || printf '%s\n' "$environment" >"$settings"
cat <<TEXT

The environment of the service:
$environment

The client requests tokens for the resource api://$app_id.

In web.xml, to require the role wherever this pattern matches:
<filter-mapping>
  <filter-name>EntraFilter</filter-name>
  <url-pattern>/*</url-pattern>
  <dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher><dispatcher>INCLUDE</dispatcher>
  <dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>
</filter-mapping>
<filter>
  <filter-name>Role-$role</filter-name>
  <filter-class>io.github.entrafilter.servlet.EntraFilter</filter-class>
  <async-supported>true</async-supported>
  <init-param><param-name>roles-allowed</param-name><param-value>$role</param-value></init-param>
</filter>
<filter-mapping>
  <filter-name>Role-$role</filter-name>
  <url-pattern>/api/*</url-pattern>
  <dispatcher>REQUEST</dispatcher><dispatcher>FORWARD</dispatcher><dispatcher>INCLUDE</dispatcher>
  <dispatcher>ASYNC</dispatcher><dispatcher>ERROR</dispatcher>
</filter-mapping>
TEXT
