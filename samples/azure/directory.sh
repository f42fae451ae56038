# shellcheck shell=bash
# Functions of provision.sh and deprovision.sh. Progress goes to stderr, so that results can be piped.

readonly GUID='^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "${0##*/}: $*"
  exit 1
}

# Prints the value of an option, or fails if there is none.
value() {
  [ -n "${2:-}" ] || fail "$1 needs a value"
  printf '%s' "$2"
}

# Names are quoted in queries.
require_name() { # option, value
  [[ $2 =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] || fail "$1 cannot be '$2'"
}

# az prints nothing, with exit status 0, where a query finds nothing, and lines of ids where it finds several. Neither
# may go on as an id.
id_of() { # what, az's arguments
  local what=$1 found
  shift
  found=$(az "$@" --only-show-errors --output tsv) || return
  if ! [[ $found =~ $GUID ]]; then
    say "${0##*/}: az printed no id of $what, but '$found'"
    return 1
  fi
  printf '%s' "$found"
}

# Entra ID replicates its directory with a delay: what has just been created or changed is missing or old in some
# responses. Retries while that is the problem, for about a minute; every other error counts at once. Something to be
# created that exists already, missing from an earlier response, gives the exit status WAS_THERE.
readonly NOT_YET="does not exist|doesn't exist|was not found|valid application object|printed no id\
|ConcurrencyViolation|TooManyRequests|ServiceUnavailable"
readonly EXISTS='already exists on the object|already in use|references already exist'
readonly WAS_THERE=17

eventually() { # a command
  local errors try status=1
  errors=$(mktemp)
  for try in 1 2 3 4 5 6 7 8 9 10 11 12; do
    if "$@" 2>"$errors"; then
      status=0
      break
    fi
    if grep -qiE "$EXISTS" "$errors"; then
      status=$WAS_THERE
      break
    fi
    grep -qiE "$NOT_YET" "$errors" || break
    [ "$try" = 12 ] || sleep "${DIRECTORY_PAUSE:-5}"
  done
  [ "$status" != 1 ] || cat "$errors" >&2
  rm -f "$errors"
  return "$status"
}

# Succeeds for WAS_THERE, to be used after || of what creates something.
was_there() {
  [ $? = "$WAS_THERE" ]
}

# The arguments as typed in a shell.
quoted() { # arguments
  local argument
  for argument; do
    case $argument in
      *[!A-Za-z0-9@%+=:,./_-]*) printf " '%s'" "${argument//\'/\'\\\'\'}" ;;
      *) printf ' %s' "$argument" ;;
    esac
  done
}

# Changes something, or with --dry-run prints the command.
change() { # az's arguments
  if [ -n "${dry_run:-}" ]; then
    say "would run: az$(quoted "$@")"
  else
    eventually az "$@" --only-show-errors --output none
  fi
}

# The client id of the application of this name; nothing if there is none.
application_named() { # name
  local found
  found=$(eventually az ad app list --filter "displayName eq '$1'" --query "[].appId" --only-show-errors --output tsv)
  [ -z "$found" ] || [[ $found =~ $GUID ]] || fail "several applications are called $1: ${found//$'\n'/, }"
  printf '%s' "$found"
}

# The object id of the signed-in person or service principal; nothing for a managed identity, whose id az does not show.
caller_id() {
  az ad signed-in-user show --query id --only-show-errors --output tsv 2>/dev/null ||
    az ad sp show --id "$(az account show --query user.name --only-show-errors --output tsv)" --query id \
      --only-show-errors --output tsv 2>/dev/null || true
}

# Anyone who may register applications could have taken the name before, and would own the API.
require_own() { # client id, name, object id of the signed-in caller
  local owners
  owners=$(eventually az ad app owner list --id "$1" --query "[].id" --only-show-errors --output tsv)
  if [ -z "$3" ] || ! grep -qxF "$3" <<<"$owners"; then
    fail "there is an application $2 with the client id $1, and you are not one of its owners: ${owners//$'\n'/, }.
If it is yours nevertheless, pass --client-id $1. If not, choose another name."
  fi
}

# The object id of the managed identity, by --principal-id or by name.
principal_id() {
  if [ -n "${principal:-}" ]; then
    [[ $principal =~ $GUID ]] || fail "--principal-id cannot be '$principal'"
    printf '%s' "$principal"
  elif [ -z "${identity:-}" ] || [ -z "${group:-}" ]; then
    fail "pass --identity and --resource-group, or --principal-id"
  else
    id_of "the managed identity $identity" identity show --resource-group "$group" --name "$identity" \
      --query principalId
  fi
}

# The id of the assignment of the role to the principal; nothing if there is none. Seen from the client's end, where
# the list is short.
assignment() { # address of Graph, principal, service principal of the API, role's id
  eventually az rest --method GET --uri "$1/v1.0/servicePrincipals/$2/appRoleAssignments" \
    --query "value[?resourceId=='$3' && appRoleId=='$4'].id | [0]" --only-show-errors --output tsv
}

graph_address() {
  local address
  address=$(az cloud show --query endpoints.microsoftGraphResourceId --only-show-errors --output tsv)
  [ -n "$address" ] || fail "az printed no address of Microsoft Graph"
  printf '%s' "${address%/}"
}
