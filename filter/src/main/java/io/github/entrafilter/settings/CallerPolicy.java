package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.ACCESS;
import static io.github.entrafilter.settings.SettingType.choice;
import static io.github.entrafilter.settings.SettingType.onOff;
import static io.github.entrafilter.settings.SettingType.string;
import static io.github.entrafilter.settings.StringType.GUID;
import static io.github.entrafilter.settings.StringType.WORD;

import io.github.entrafilter.CallerKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policy that decides which callers with genuine tokens are accepted.
 *
 * @param allowedClients lower-case client ids or object ids; empty accepts any
 * @param scopesAllowed a user's token needs one of them; empty requires none
 * @param minAuthentication minimum strength of the client's authentication to Entra
 * @param registered callers with a name and roles of their own
 */
public record CallerPolicy(
        AcceptedCallers acceptedCallers,
        Set<String> allowedClients,
        RoleAssignment roleAssignment,
        Set<String> scopesAllowed,
        ClientAuthentication minAuthentication,
        List<RegisteredCaller> registered) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    public static final Setting<AcceptedCallers> ACCEPTED_CALLERS = DECLARED.setting(
                    ACCESS, "accepted-callers", choice(AcceptedCallers.values()))
            .byDefault("applications")
            .example("any")
            .meaning("accepted kind of callers");

    public static final Setting<Set<String>> SCOPES_ALLOWED = DECLARED.setting(
                    ACCESS, "scopes-allowed", WORD.list("scopes"))
            .example("orders.read")
            .meaning("scopes; a user's token needs one of them");

    static final Setting<Set<String>> ALLOWED_CLIENTS = DECLARED.setting(ACCESS, "allowed-clients", GUID.list("GUIDs"))
            .example("11111111-2222-3333-4444-555555555555")
            .meaning("client ids or object ids of the only accepted clients; any client if not set");

    static final Setting<RoleAssignment> ASSIGNMENT_REQUIRED = DECLARED.setting(
                    ACCESS, "assignment-required", onOff(RoleAssignment.REQUIRED, RoleAssignment.OPTIONAL))
            .byDefault("true")
            .example("false")
            .meaning("whether a token needs a role or, for a user, a scope, unless allowed-clients has its client");

    public static final Setting<Set<RegisteredCaller>> CALLERS = DECLARED.setting(
                    ACCESS, "callers", string("caller", RegisteredCaller::of).list("callers"))
            .example("billing=11111111-2222-3333-4444-555555555555 consumer")
            .meaning("registered applications, each as name=id followed by the roles it has here");

    static final Setting<ClientAuthentication> CLIENT_AUTHENTICATION = DECLARED.setting(
                    ACCESS, "client-authentication", choice(ClientAuthentication.values()))
            .byDefault("any")
            .example("certificate")
            .meaning("minimum strength of the client's authentication to Entra");

    /** The kinds of callers that are accepted. */
    public enum AcceptedCallers {
        APPLICATIONS,
        USERS,
        ANY;

        /** Whether a caller of this kind is accepted. */
        public boolean include(CallerKind kind) {
            return switch (this) {
                case ANY -> true;
                case APPLICATIONS -> kind.isApplication();
                case USERS -> !kind.isApplication();
            };
        }
    }

    /** Whether a caller needs an app role. */
    public enum RoleAssignment {
        /** A token without a role is refused: Entra issues one to every service principal of the tenant. */
        REQUIRED,
        OPTIONAL
    }

    /**
     * The client's authentication to Entra, in ascending order of strength: {@code appidacr} of a v1.0 token,
     * {@code azpacr} of a v2.0 token.
     */
    public enum ClientAuthentication {
        /** No authentication: a public client. As a minimum, it accepts any. */
        ANY("0"),
        SECRET("1"),
        /** A certificate, as every managed identity has. */
        CERTIFICATE("2");

        private final String claim;

        ClientAuthentication(String claim) {
            this.claim = claim;
        }

        /** Returns the authentication that a claim's value stands for. */
        public static Optional<ClientAuthentication> ofClaim(String value) {
            for (ClientAuthentication authentication : values()) {
                if (authentication.claim.equals(value)) {
                    return Optional.of(authentication);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A registered application: it has a name, and roles where app roles cannot be assigned.
     *
     * @param id its client id or object id, in lower case
     * @param roles granted here, in addition to those of its token
     */
    public record RegisteredCaller(String name, String id, Set<String> roles) {

        public RegisteredCaller {
            roles = Set.copyOf(roles);
        }

        /** The id distinguishes enough: the first hash code of a whole record takes the JDK tens of milliseconds. */
        @Override
        public int hashCode() {
            return id.hashCode();
        }

        /** Parses {@code name=id}, then roles, separated by white space. */
        static RegisteredCaller of(String written) {
            String[] words = written.split("\\s+", -1);
            int sign = words[0].indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("must have the form name=id role role");
            }
            Set<String> roles = new LinkedHashSet<>();
            for (int i = 1; i < words.length; i++) {
                roles.add(StringType.word(words[i]));
            }
            return new RegisteredCaller(
                    StringType.word(words[0].substring(0, sign)), StringType.guid(words[0].substring(sign + 1)), roles);
        }
    }

    public CallerPolicy {
        allowedClients = Set.copyOf(allowedClients);
        scopesAllowed = Set.copyOf(scopesAllowed);
        registered = List.copyOf(registered);
    }

    static CallerPolicy read(SettingReading reading) {
        return new CallerPolicy(
                reading.value(ACCEPTED_CALLERS),
                reading.set(ALLOWED_CLIENTS),
                reading.value(ASSIGNMENT_REQUIRED),
                reading.set(SCOPES_ALLOWED),
                reading.value(CLIENT_AUTHENTICATION),
                List.copyOf(reading.set(CALLERS)));
    }
}
