# shellcheck shell=bash
# Merges manifest.json into an application that exists. What others have added stays: roles with other ids and optional
# claims with other names. The merge is a query of az (JMESPath), in which JSON stands between backticks.

# The query of the properties that the manifest has. Sorted, and with every member, so that results can be compared.
properties() { # queries of the audience, the token version, the roles and the access token's claims
  local role='{id: id, allowedMemberTypes: allowedMemberTypes, displayName: displayName, description: description,
    isEnabled: isEnabled, value: value}'
  # shellcheck disable=SC2016 # These backticks are of the query.
  local claim='{name: name, source: source, essential: essential || `false`,
    additionalProperties: additionalProperties || `[]`}'
  # shellcheck disable=SC2016
  printf '{signInAudience: %s, api: {requestedAccessTokenVersion: %s}, appRoles: sort_by(%s, &id)[].%s,
    optionalClaims: {accessToken: sort_by(%s, &name)[].%s, idToken: optionalClaims.idToken || `[]`,
      saml2Token: optionalClaims.saml2Token || `[]`}}' "$1" "$2" "$3" "$role" "$4" "$claim"
}

# Entra refuses a second role with the same value, and somebody may have chosen the properties of an existing claim:
# both stay as they are.
apply_manifest() { # address of the application, its client id, file
  local own theirs present merged
  own=$(literal "$(<"$3")")
  # shellcheck disable=SC2016
  local claims='(optionalClaims.accessToken || `[]`)'
  theirs=$(queried "$2" "{values: appRoles[?!contains($own.appRoles[].id, id)].value, names: ${claims}[].name}")
  theirs=$(literal "$theirs")
  present=$(queried "$2" "$(properties signInAudience api.requestedAccessTokenVersion appRoles "$claims")")
  merged=$(queried "$2" "$(properties "$own.signInAudience" "$own.api.requestedAccessTokenVersion" \
    "[$own.appRoles[?!contains($theirs.values, value)], appRoles[?!contains($own.appRoles[].id, id)]][]" \
    "[$own.optionalClaims.accessToken[?!contains($theirs.names, name)], ${claims}][]")")
  if [ "$present" = "$merged" ]; then
    say "Roles and claims   as in ${3##*/} (were there)"
    return
  fi
  change rest --method PATCH --uri "$1" --headers Content-Type=application/json --body "$(one_line <<<"$merged")"
  [ -n "$dry_run" ] || say "Roles and claims   as in ${3##*/} (changed):"
  diff -U 0 <(printf '%s\n' "$present") <(printf '%s\n' "$merged") | grep '^[-+] ' >&2 || true
}

queried() { # client id, query
  eventually az ad app show --id "$1" --query "$(one_line <<<"$2")" --only-show-errors --output json
}

literal() { # JSON
  # shellcheck disable=SC2016
  printf '`%s`' "${1//\`/\\\`}"
}

one_line() {
  sed 's/^ *//' | tr '\n' ' '
}
