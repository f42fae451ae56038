package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The claims that distinguish applications, users and agents, and those that grant them rights. What is not known to be
 * an application is a user, and a user's token never turns into an application's.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/optional-claims-reference">Entra: idtyp</a>
 * @see <a href="https://learn.microsoft.com/entra/agent-id/agent-token-claims">Entra: xms_idrel, facets</a>
 */
record CallerClaims(Claims claims) {

    /** The client id of the blueprint of the agent that calls. No other client has one. */
    static final String PARENT_APP = "xms_par_app_azp";

    private static final Set<String> AGENT_FACET = Set.of("11");
    private static final Set<String> AGENT_USER_FACET = Set.of("13");

    /** Relations of a subject to the tenant ({@code xms_idrel}): member, guest and other users. */
    private static final Set<String> USERS =
            Set.of("1", "3", "5", "11", "17", "19", "21", "23", "25", "27", "29", "31");

    /** Service principal, federated managed identity. Even numbers are padding. */
    private static final Set<String> APPLICATIONS = Set.of("7", "33");

    /** The subject of a federated managed identity is a path, not its object id. */
    private static final String FEDERATED_SUBJECT = "/eid1/";

    /** The scope of a token without scopes. */
    private static final String UNSCOPED = "/";

    /** More than any honest token has of them. */
    private static final int MAX_COMPACT = 32;

    /** Returns the kind of caller; empty where the token has no subject. */
    Optional<CallerKind> kind() {
        if (claims.has("idtyp")) {
            return Optional.of(claims.stringOrEmpty("idtyp").equals("app") ? application() : user());
        }
        if (!scopes().isEmpty()) {
            return Optional.of(user());
        }
        return claims.stringOrEmpty("sub").isEmpty()
                ? Optional.empty()
                : Optional.of(isApplication() ? application() : user());
    }

    /** An application is subject and actor of its token. */
    private CallerKind application() {
        boolean agent =
                claims.has(PARENT_APP) || hasAnyOf(AGENT_FACET, "xms_sub_fct") || hasAnyOf(AGENT_FACET, "xms_act_fct");
        return agent ? CallerKind.AGENT : CallerKind.APPLICATION;
    }

    /** The actor may be an agent, too, that calls on behalf of a person: only the subject counts. */
    private CallerKind user() {
        return hasAnyOf(AGENT_USER_FACET, "xms_sub_fct") ? CallerKind.AGENT_USER : CallerKind.USER;
    }

    /** Without {@code idtyp} and scopes. The first test is Microsoft's own, but not all applications pass it. */
    private boolean isApplication() {
        String subject = claims.stringOrEmpty("sub");
        return !hasAnyOf(USERS, "xms_idrel")
                && (subject.equalsIgnoreCase(claims.stringOrEmpty("oid"))
                        || subject.startsWith(FEDERATED_SUBJECT)
                        || hasAnyOf(APPLICATIONS, "xms_idrel"));
    }

    /** Returns the app roles without blank ones, which Entra does not issue. */
    Set<String> roles() {
        if (!(claims.members().get("roles") instanceof Collection<?> many)) {
            return Set.of();
        }
        Set<String> roles = new HashSet<>();
        for (Object role : many) {
            if (role instanceof String name && !name.isBlank()) {
                roles.add(name);
            }
        }
        return immutable(roles);
    }

    /** Returns the delegated permissions. */
    Set<String> scopes() {
        if (!claims.has("scp")) {
            return Set.of();
        }
        Set<String> scopes = new HashSet<>();
        for (String scope : claims.stringOrEmpty("scp").split(" ", -1)) {
            if (!scope.isBlank() && !scope.equals(UNSCOPED)) {
                scopes.add(scope);
            }
        }
        return immutable(scopes);
    }

    /**
     * The JDK's immutable sets are compact, but take quadratic time for strings with neighbouring hash codes, and
     * anybody can write a token.
     */
    private static Set<String> immutable(Set<String> strings) {
        return strings.size() <= MAX_COMPACT ? Set.copyOf(strings) : Collections.unmodifiableSet(strings);
    }

    /** Splits without a copy of each word but one: this runs for each new token. */
    private boolean hasAnyOf(Set<String> sought, String claim) {
        String words = claims.stringOrEmpty(claim);
        int start = 0;
        for (int end = words.indexOf(' '); end >= 0; end = words.indexOf(' ', start)) {
            if (sought.contains(words.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return sought.contains(words.substring(start));
    }
}
