package io.github.entrafilter.token;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.CallerPolicy;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The checks of who calls, one by one. */
record CallerExamination(CallerCheck check, Claims claims, Findings findings) {

    /** The token's version is there where its check was passed. */
    void examine(Optional<TokenVersion> version) {
        if (version.isEmpty()) {
            findings.notRun("caller", "kind of caller", "client", "client's proof", "scope", "assignment");
            return;
        }
        Optional<EntraPrincipal> caller = findings.run(
                "caller",
                "oid, sub and the client's id",
                "oid " + claims.textOrNothing("oid"),
                () -> check.identify(claims, version.get()));
        if (caller.isEmpty()) {
            findings.notRun("kind of caller", "client", "client's proof", "scope", "assignment");
            return;
        }
        examine(caller.get(), version.get());
    }

    private void examine(EntraPrincipal caller, TokenVersion version) {
        CallerPolicy asked = check.policy();
        findings.run(
                "kind of caller",
                "accepted-callers=" + asked.acceptedCallers().name().toLowerCase(Locale.ROOT),
                caller.isApplication() ? "application" : "user",
                () -> check.requireKind(caller));
        findings.run(
                "client",
                asked.allowedClients().isEmpty() ? "any" : "one of " + new TreeSet<>(asked.allowedClients()),
                caller.getAppId(),
                () -> check.requireClient(caller));
        findings.run(
                "client's proof",
                "at least " + asked.minAuthentication().name().toLowerCase(Locale.ROOT),
                claims.textOrNothing("appidacr") + claims.textOrNothing("azpacr"),
                () -> check.requireAuthentication(claims, version));
        findings.run(
                "scope",
                asked.scopesAllowed().isEmpty() ? "any" : "one of " + new TreeSet<>(asked.scopesAllowed()),
                new TreeSet<>(caller.getScopes()).toString(),
                () -> check.requireScope(caller));
        findings.run(
                "assignment",
                CallerCheck.ASSIGNMENT,
                "roles " + new TreeSet<>(caller.getRoles()) + ", scopes " + new TreeSet<>(caller.getScopes()),
                () -> check.requireAssignment(caller));
    }
}
