package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.TokenVersion;
import java.util.List;
import java.util.Optional;

/**
 * The claims that identify the caller.
 *
 * @param registered the callers that this API gives names and roles
 */
record CallerCheck(List<RegisteredCaller> registered) implements TokenCheck {

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
        return "oid " + judgement.claims().textOrNothing("oid");
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        Claims claims = judgement.claims();
        String unused = claims.requiredGuid(judgement.version() == TokenVersion.V1 ? "appid" : "azp");
        CallerKind kind = kindOf(claims, claims.requiredGuid("oid"));
        claims.requireTexts("roles");
        VerifiedPrincipal caller = new VerifiedPrincipal(
                claims, kind, claims.requiredTime("exp"), judgement.token().signingInput());
        judgement.establishCaller(withRegistration(caller));
    }

    /**
     * Whether the token has no user. A missing claim proves nothing: {@code idtyp} is optional, and two missing ids are
     * not equal ids.
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
    private EntraPrincipal withRegistration(VerifiedPrincipal caller) {
        if (!caller.isApplication() || registered.isEmpty()) {
            return caller;
        }
        return registered.stream()
                .filter(registration -> names(registration, caller))
                .findFirst()
                .<EntraPrincipal>map(registration -> caller.registeredAs(registration.name(), registration.roles()))
                .orElse(caller);
    }

    private static boolean names(RegisteredCaller registration, EntraPrincipal caller) {
        return registration.id().equals(caller.getOid()) || registration.id().equals(caller.getAppId());
    }
}
