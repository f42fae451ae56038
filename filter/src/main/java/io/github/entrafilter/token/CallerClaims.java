package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The claims that distinguish applications, users and agents. What is not known to be an application is a user, and a
 * user's token never turns into an application's.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/optional-claims-reference">Entra: idtyp</a>
 * @see <a href="https://learn.microsoft.com/entra/agent-id/agent-token-claims">Entra: xms_idrel, facets</a>
 */
record CallerClaims(Claims claims) {

    /** The client id of the blueprint of the agent that calls. No other client has one. */
    static final String PARENT_APP = "xms_par_app_azp";

    private static final String AGENT_FACET = "11";
    private static final String AGENT_USER_FACET = "13";

    /** Relations of a subject to the tenant ({@code xms_idrel}): member, guest and other users. */
    private static final Set<String> USERS =
            Set.of("1", "3", "5", "11", "17", "19", "21", "23", "25", "27", "29", "31");

    /** Service principal, federated managed identity. Even numbers are padding. */
    private static final Set<String> APPLICATIONS = Set.of("7", "33");

    /** The subject of a federated managed identity is a path, not its object id. */
    private static final String FEDERATED_SUBJECT = "/eid1/";

    /** The scope of a token without scopes. */
    private static final String UNSCOPED = "/";

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Returns the kind of caller; empty where the token has no subject. */
    Optional<CallerKind> kind() {
        if (claims.has("idtyp")) {
            return Optional.of(claims.textOrNothing("idtyp").equals("app") ? application() : user());
        }
        if (!scopes().isEmpty()) {
            return Optional.of(user());
        }
        return claims.textOrNothing("sub").isEmpty()
                ? Optional.empty()
                : Optional.of(isApplication() ? application() : user());
    }

    /** An application is subject and actor of its token. */
    private CallerKind application() {
        boolean agent = claims.has(PARENT_APP)
                || words("xms_sub_fct").contains(AGENT_FACET)
                || words("xms_act_fct").contains(AGENT_FACET);
        return agent ? CallerKind.AGENT : CallerKind.APPLICATION;
    }

    /** The actor may be an agent, too, that calls on behalf of a person: only the subject counts. */
    private CallerKind user() {
        return words("xms_sub_fct").contains(AGENT_USER_FACET) ? CallerKind.AGENT_USER : CallerKind.USER;
    }

    /** Without {@code idtyp} and scopes. The first test is Microsoft's own, but not all applications pass it. */
    private boolean isApplication() {
        String subject = claims.textOrNothing("sub");
        Set<String> relations = words("xms_idrel");
        return Collections.disjoint(relations, USERS)
                && (subject.equalsIgnoreCase(claims.textOrNothing("oid"))
                        || subject.startsWith(FEDERATED_SUBJECT)
                        || !Collections.disjoint(relations, APPLICATIONS));
    }

    /** Returns the delegated permissions. */
    Set<String> scopes() {
        Set<String> scopes = words("scp");
        return scopes.contains(UNSCOPED)
                ? scopes.stream().filter(scope -> !scope.equals(UNSCOPED)).collect(Collectors.toUnmodifiableSet())
                : scopes;
    }

    private Set<String> words(String claim) {
        return BLANKS.splitAsStream(claims.textOrNothing(claim))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }
}
