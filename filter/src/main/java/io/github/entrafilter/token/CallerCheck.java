package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.TokenVersion;
import io.github.entrafilter.settings.TrustSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims that identify the caller. */
final class CallerCheck implements TokenCheck {

    private static final List<String> KIND_CLAIMS = List.of("idtyp", "scp", "sub");

    /** The callers that this API gives names and roles. */
    private final List<RegisteredCaller> registered;
    /** Each trusted tenant by its own value, so that cached callers share one string. */
    private final Map<String, String> tenants = new HashMap<>();
    /**
     * The roles of another caller: many have the same, and cached ones share one set. Not volatile: a stale value costs
     * a second set, nothing else.
     */
    private Set<String> lastRoles = Set.of();

    CallerCheck(TrustSettings policy) {
        this.registered = policy.callers().registered();
        policy.tenants().forEach(tenant -> tenants.put(tenant, tenant));
    }

    @Override
    public String name() {
        return "caller";
    }

    @Override
    public String expected(Judgement judgement) {
        return "oid, sub and client id";
    }

    @Override
    public String found(Judgement judgement) {
        return "oid " + judgement.claims().stringOrEmpty("oid");
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        Claims claims = judgement.claims();
        String unusedClient = claims.requiredGuid(judgement.version() == TokenVersion.V1 ? "appid" : "azp");
        String unusedOid = claims.requiredGuid("oid");
        Optional<String> unusedParent = claims.guid(CallerClaims.PARENT_APP);
        CallerKind kind = kindOf(claims);
        claims.requireTexts("roles");
        String tid = VerifiedPrincipal.id(claims, "tid");
        VerifiedPrincipal caller = new VerifiedPrincipal(
                claims,
                kind,
                tenants.getOrDefault(tid, tid),
                shared(new CallerClaims(claims).roles()),
                judgement.token().signingInput());
        judgement.establishCaller(withRegistration(caller));
    }

    private Set<String> shared(Set<String> roles) {
        Set<String> last = lastRoles;
        if (roles.equals(last)) {
            return last;
        }
        lastRoles = roles;
        return roles;
    }

    /** A missing claim proves nothing: {@code idtyp} is optional, and two missing ids are not equal ids. */
    private static CallerKind kindOf(Claims claims) throws RefusedException {
        for (String claim : KIND_CLAIMS) {
            var unused = claims.text(claim);
        }
        return new CallerClaims(claims).kind().orElseThrow(() -> Claims.missing("sub"));
    }

    /** A user is never taken for the registered application that the user works with. */
    private VerifiedPrincipal withRegistration(VerifiedPrincipal caller) {
        if (!caller.isApplication()) {
            return caller;
        }
        for (RegisteredCaller registration : registered) {
            if (names(registration, caller)) {
                return caller.registeredAs(registration.name(), registration.roles());
            }
        }
        return caller;
    }

    private static boolean names(RegisteredCaller registration, EntraPrincipal caller) {
        return registration.id().equals(caller.getOid()) || registration.id().equals(caller.getAppId());
    }
}
