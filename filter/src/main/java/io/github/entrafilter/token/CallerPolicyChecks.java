package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.settings.CallerPolicy;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RoleAssignment;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The checks of an identified caller against the policy, in their order. */
final class CallerPolicyChecks {

    private CallerPolicyChecks() {}

    static List<TokenCheck> of(CallerPolicy policy) {
        return List.of(
                new Kind(policy),
                new Client(policy),
                new Authentication(policy),
                new Scope(policy.scopesAllowed()),
                new Assignment(policy));
    }

    private record Kind(CallerPolicy policy) implements TokenCheck {

        @Override
        public String name() {
            return "caller kind";
        }

        @Override
        public String expected(Judgement judgement) {
            return "accepted-callers=" + lowerCase(policy.acceptedCallers());
        }

        @Override
        public String found(Judgement judgement) {
            return CallerKind.of(judgement.caller()).stableName();
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            CallerKind kind = CallerKind.of(judgement.caller());
            if (!policy.acceptedCallers().include(kind)) {
                throw new RefusedException(kind.isApplication() ? Reason.CALLER_IS_APPLICATION : Reason.CALLER_IS_USER);
            }
        }
    }

    private record Client(CallerPolicy policy) implements TokenCheck {

        @Override
        public String name() {
            return "client";
        }

        @Override
        public String expected(Judgement judgement) {
            return policy.allowedClients().isEmpty()
                    ? "any client"
                    : "one of allowed-clients " + new TreeSet<>(policy.allowedClients());
        }

        @Override
        public String found(Judgement judgement) {
            return "client " + judgement.caller().getAppId();
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            EntraPrincipal caller = judgement.caller();
            if (!policy.allowedClients().isEmpty() && !isListed(caller, policy.allowedClients())) {
                throw new RefusedException(Reason.CLIENT_NOT_ALLOWED);
            }
        }
    }

    private record Authentication(CallerPolicy policy) implements TokenCheck {

        @Override
        public String name() {
            return "authentication";
        }

        @Override
        public String expected(Judgement judgement) {
            return "client-authentication=" + lowerCase(policy.minAuthentication());
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.claims().stringOrEmpty(claim(judgement));
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            String claim = claim(judgement);
            if (policy.minAuthentication() == ClientAuthentication.ANY) {
                return;
            }
            boolean strong = ClientAuthentication.ofClaim(judgement.claims().requiredText(claim))
                    .filter(authentication -> authentication.compareTo(policy.minAuthentication()) >= 0)
                    .isPresent();
            if (!strong) {
                throw new RefusedException(Reason.CLIENT_AUTHENTICATION_WEAK);
            }
        }

        private static String claim(Judgement judgement) {
            return judgement.version() == TokenVersion.V1 ? "appidacr" : "azpacr";
        }
    }

    private record Scope(Set<String> allowed) implements TokenCheck {

        @Override
        public String name() {
            return "scope";
        }

        @Override
        public String expected(Judgement judgement) {
            return allowed.isEmpty() ? "any scope" : "one of the scopes " + new TreeSet<>(allowed);
        }

        @Override
        public String found(Judgement judgement) {
            return "scopes " + new TreeSet<>(judgement.caller().getScopes());
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            EntraPrincipal caller = judgement.caller();
            if (!caller.isApplication() && !allowed.isEmpty() && Collections.disjoint(allowed, caller.getScopes())) {
                throw new RefusedException(Reason.SCOPE_MISSING);
            }
        }
    }

    /**
     * Entra issues a token without roles to any service principal of the tenant that requests one. For a user, a scope
     * is enough: a consent is an assignment, too.
     */
    private record Assignment(CallerPolicy policy) implements TokenCheck {

        @Override
        public String name() {
            return "assignment";
        }

        @Override
        public String expected(Judgement judgement) {
            return policy.roleAssignment() == RoleAssignment.REQUIRED
                    ? "an app role of this API, or a user's scope"
                    : "any roles";
        }

        @Override
        public String found(Judgement judgement) {
            EntraPrincipal caller = judgement.caller();
            return "roles " + new TreeSet<>(caller.getRoles()) + ", scopes " + new TreeSet<>(caller.getScopes());
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            EntraPrincipal caller = judgement.caller();
            boolean assigned = !caller.getRoles().isEmpty()
                    || (!caller.isApplication() && !caller.getScopes().isEmpty());
            if (!assigned
                    && policy.roleAssignment() == RoleAssignment.REQUIRED
                    && !isListed(caller, policy.allowedClients())) {
                throw new RefusedException(Reason.NO_ROLE_ASSIGNED);
            }
        }
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A user's object id is no client: only the application that the user works with is. */
    private static boolean isListed(EntraPrincipal caller, Set<String> clients) {
        return clients.contains(caller.getAppId()) || (caller.isApplication() && clients.contains(caller.getOid()));
    }
}
