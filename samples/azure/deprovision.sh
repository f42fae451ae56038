#!/usr/bin/env bash
# Withdraws a role from a managed identity, or deletes the registration of an API.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=directory.sh
. "$here/directory.sh"

usage() {
  cat <<'TEXT'
Usage: deprovision.sh --name NAME (--identity NAME --resource-group GROUP | --principal-id ID)
                      [--role VALUE] [--client-id ID] [--dry-run]
       deprovision.sh --name NAME --application [--client-id ID] [--dry-run]

The first form withdraws the role (default: consumer) from the managed identity. Its tokens stay valid until they
expire, after a day at most. The second deletes the application, its service principal and all assignments; Entra ID keeps a
deleted application for 30 days. --client-id names an application that you do not own.
TEXT
}

name='' identity='' group='' principal='' role=consumer application='' client_id='' dry_run=''
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$(value "$@"); shift 2 ;;
    --identity) identity=$(value "$@"); shift 2 ;;
    --resource-group) group=$(value "$@"); shift 2 ;;
    --principal-id) principal=$(value "$@"); shift 2 ;;
    --role) role=$(value "$@"); shift 2 ;;
    --client-id) client_id=$(value "$@"); shift 2 ;;
    --application) application=yes && shift ;;
    --dry-run) dry_run=yes && shift ;;
    --help) usage && exit ;;
    *) usage >&2 && fail "there is no option $1" ;;
  esac
done
require_name --name "$name"
require_name --role "$role"

[[ $client_id =~ ^$|$GUID ]] || fail "--client-id cannot be '$client_id'"
app_id=${client_id:-$(application_named "$name")}
if [ -z "$app_id" ]; then
  say "There is no application $name."
  exit
fi
[ -n "$client_id" ] || require_own "$app_id" "$name" "$(caller_id)"
if [ -n "$application" ]; then
  [ -z "$identity$group$principal" ] || fail "--application takes no identity: it withdraws all roles"
  change ad app delete --id "$app_id"
  [ -n "$dry_run" ] || say "Application        $app_id (deleted)"
  exit
fi

graph=$(graph_address)
principal=$(principal_id)
sp_id=$(eventually id_of "the service principal of $name" ad sp show --id "$app_id" --query id)
role_id=$(eventually id_of "the role $role" ad sp show --id "$sp_id" --query "appRoles[?value=='$role'].id | [0]")
assigned=$(assignment "$graph" "$principal" "$sp_id" "$role_id")
if [ -z "$assigned" ]; then
  say "Role               $role (was not assigned)"
else
  change rest --method DELETE --uri "$graph/v1.0/servicePrincipals/$sp_id/appRoleAssignedTo/$assigned"
  [ -n "$dry_run" ] || say "Role               $role (withdrawn)"
fi
