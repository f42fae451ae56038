package io.github.entrafilter.doctor;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.protection.RoleMembership;
import io.github.entrafilter.revocation.RevocationSnapshot;
import io.github.entrafilter.settings.RevocationList;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.CheckResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checks of a genuine token's caller, as far as they are configured. */
record AccessChecks(Settings settings, Instant now) {

    private static final String REVOCATION = "revocation";
    private static final String ROLE = "role";
    private static final String NOT_REVOKED = "a caller and a token that are not revoked";

    List<CheckResult> results(EntraPrincipal caller) {
        List<CheckResult> results = new ArrayList<>();
        if (hasRevocations()) {
            results.add(revocation(caller));
        }
        if (!rolesAllowed().isEmpty()) {
            results.add(role(caller));
        }
        return results;
    }

    /** The checks as not run, for a token that is refused before them. */
    List<CheckResult> notRun() {
        List<CheckResult> results = new ArrayList<>();
        if (hasRevocations()) {
            results.add(CheckResult.notRun(REVOCATION, ""));
        }
        if (!rolesAllowed().isEmpty()) {
            results.add(CheckResult.notRun(ROLE, ""));
        }
        return results;
    }

    private boolean hasRevocations() {
        return settings.revocations().file().isPresent()
                || !settings.revocations().written().isBlank();
    }

    private Set<String> rolesAllowed() {
        return settings.access().rolesAllowed();
    }

    private CheckResult revocation(EntraPrincipal caller) {
        RevocationList.Contents contents = settings.revocations().read();
        Optional<Refusal> refusal =
                RevocationSnapshot.NONE.followedBy(contents.revocations(), now).refusalOf(caller);
        if (refusal.isPresent()) {
            return CheckResult.failed(REVOCATION, refusal.get(), "");
        }
        return contents.unreadable().isEmpty()
                ? CheckResult.passed(REVOCATION, NOT_REVOKED, "not listed")
                : CheckResult.notRun(REVOCATION, contents.unreadable().get(0));
    }

    private CheckResult role(EntraPrincipal caller) {
        return rolesAllowed().stream().anyMatch(role -> RoleMembership.holds(caller, role))
                ? CheckResult.passed(ROLE, RoleMembership.expected(rolesAllowed()), RoleMembership.found(caller))
                : CheckResult.failed(
                        ROLE,
                        RoleMembership.refusal(rolesAllowed(), caller),
                        RoleMembership.hint(rolesAllowed(), caller));
    }
}
