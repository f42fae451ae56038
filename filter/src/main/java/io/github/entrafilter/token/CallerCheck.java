package io.github.entrafilter.token;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.settings.CallerKind;
import io.github.entrafilter.settings.CallerPolicy;
import io.github.entrafilter.settings.CallerPolicy.ClientAuthentication;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.CallerPolicy.RoleAssignment;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who the caller of a genuine token is, and whether it is one that is let in. */
record CallerCheck(CallerPolicy policy) {

    static final String ASSIGNMENT = "an app role of this API, or a scope of a user";

    EntraPrincipal require(Claims claims, TokenVersion version) throws RefusedException {
        EntraPrincipal caller = identify(claims, version);
        requireKind(caller);
        requireClient(caller);
        requireAuthentication(claims, version);
        requireScope(caller);
        requireAssignment(caller);
        return caller;
    }

    EntraPrincipal identify(Claims claims, TokenVersion version) throws RefusedException {
        String oid = claims.requiredGuid("oid");
        String unused = claims.requiredGuid(version == TokenVersion.V1 ? "appid" : "azp");
        claims.requireTexts("roles");
        return known(claims.caller(kindOf(claims, oid)));
    }

    /**
     * Whether no user stands behind the token. A claim that is not there proves nothing: {@code idtyp} is optional, and
     * two missing ids are not equal ids.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/optional-claims-reference">Entra: idtyp</a>
     */
    private static CallerKind kindOf(Claims claims, String oid) throws RefusedException {
        boolean application;
        Optional<String> type = claims.text("idtyp");
        if (claims.has("scp")) {
            claims.text("scp");
            application = false;
        } else if (type.isPresent()) {
            application = type.get().equals("app");
        } else {
            application = oid.equalsIgnoreCase(claims.requiredText("sub"));
        }
        return application ? CallerKind.APPLICATION : CallerKind.USER;
    }

    /** A user is never taken for the registered application that the user works with. */
    private EntraPrincipal known(VerifiedPrincipal caller) {
        if (!caller.isApplication() || policy.registered().isEmpty()) {
            return caller;
        }
        return policy.registered().stream()
                .filter(known -> names(known, caller))
                .findFirst()
                .<EntraPrincipal>map(known -> caller.registeredAs(known.name(), known.roles()))
                .orElse(caller);
    }

    private static boolean names(RegisteredCaller known, EntraPrincipal caller) {
        return known.id().equals(caller.getOid()) || known.id().equals(caller.getAppId());
    }

    void requireKind(EntraPrincipal caller) throws RefusedException {
        CallerKind kind = caller.isApplication() ? CallerKind.APPLICATION : CallerKind.USER;
        if (!policy.acceptedCallers().include(kind)) {
            Reason reason = kind == CallerKind.USER ? Reason.CALLER_IS_USER : Reason.CALLER_IS_APPLICATION;
            throw new RefusedException(
                    reason,
                    "accepted-callers=" + policy.acceptedCallers().name().toLowerCase(Locale.ROOT),
                    kind.name().toLowerCase(Locale.ROOT));
        }
    }

    void requireClient(EntraPrincipal caller) throws RefusedException {
        if (!policy.allowedClients().isEmpty() && !isListed(caller)) {
            throw new RefusedException(
                    Reason.CLIENT_NOT_ALLOWED, "a client of allowed-clients", "client " + caller.getAppId());
        }
    }

    /** A user's object id is no client: only the application that the user works with is. */
    private boolean isListed(EntraPrincipal caller) {
        return policy.allowedClients().contains(caller.getAppId())
                || (caller.isApplication() && policy.allowedClients().contains(caller.getOid()));
    }

    void requireAuthentication(Claims claims, TokenVersion version) throws RefusedException {
        if (policy.minAuthentication() == ClientAuthentication.ANY) {
            return;
        }
        String value = claims.requiredText(version == TokenVersion.V1 ? "appidacr" : "azpacr");
        boolean strong = ClientAuthentication.ofClaim(value)
                .filter(authentication -> authentication.compareTo(policy.minAuthentication()) >= 0)
                .isPresent();
        if (!strong) {
            throw new RefusedException(
                    Reason.CLIENT_AUTHENTICATION_WEAK,
                    "client-authentication=" + policy.minAuthentication().name().toLowerCase(Locale.ROOT),
                    value);
        }
    }

    void requireScope(EntraPrincipal caller) throws RefusedException {
        Set<String> asked = policy.scopesAllowed();
        if (!caller.isApplication() && !asked.isEmpty() && Collections.disjoint(asked, caller.getScopes())) {
            throw new RefusedException(
                    Reason.SCOPE_MISSING,
                    "one of the scopes " + new TreeSet<>(asked),
                    "scopes " + new TreeSet<>(caller.getScopes()));
        }
    }

    /**
     * Entra issues a token without roles to any service principal of the tenant that asks for one. A user may come with
     * a scope instead: a consent is an assignment, too.
     */
    void requireAssignment(EntraPrincipal caller) throws RefusedException {
        boolean assigned = !caller.getRoles().isEmpty()
                || (!caller.isApplication() && !caller.getScopes().isEmpty());
        if (!assigned && policy.roleAssignment() == RoleAssignment.REQUIRED && !isListed(caller)) {
            throw new RefusedException(Reason.NO_ROLE_ASSIGNED, ASSIGNMENT, "none");
        }
    }
}
