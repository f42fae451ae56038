package io.github.entrafilter.doctor;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.protection.RoleMembership;
import io.github.entrafilter.settings.RevocationList;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.Finding;
import io.github.entrafilter.token.Finding.Outcome;
import io.github.entrafilter.token.RevocationSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The checks of a genuine token's caller, as far as they are configured. */
record AccessChecks(Settings settings, Instant now) {

    private static final String REVOCATION = "revocation";
    private static final String ROLE = "role";
    private static final String NOT_REVOKED = "a caller and a token that are not revoked";

    List<Finding> findings(EntraPrincipal caller) {
        List<Finding> findings = new ArrayList<>();
        if (hasRevocations()) {
            findings.add(revocation(caller));
        }
        if (!rolesAllowed().isEmpty()) {
            findings.add(role(caller));
        }
        return findings;
    }

    /** The same checks for a token that is refused before them. */
    List<Finding> notRun() {
        List<Finding> findings = new ArrayList<>();
        if (hasRevocations()) {
            findings.add(notRun(REVOCATION, ""));
        }
        if (!rolesAllowed().isEmpty()) {
            findings.add(notRun(ROLE, ""));
        }
        return findings;
    }

    private boolean hasRevocations() {
        return settings.revocations().file().isPresent()
                || !settings.revocations().written().isBlank();
    }

    private Set<String> rolesAllowed() {
        return settings.access().rolesAllowed();
    }

    private Finding revocation(EntraPrincipal caller) {
        RevocationList.Contents contents = settings.revocations().read();
        Optional<Refusal> refusal =
                RevocationSnapshot.NONE.followedBy(contents.revocations(), now).refusalOf(caller);
        if (refusal.isPresent()) {
            return failed(
                    REVOCATION,
                    refusal.get().expected(),
                    refusal.get().actual(),
                    refusal.get().reason());
        }
        return contents.unreadable().isEmpty()
                ? passed(REVOCATION, NOT_REVOKED, "not listed")
                : notRun(REVOCATION, contents.unreadable().get(0));
    }

    private Finding role(EntraPrincipal caller) {
        String expected = "one of the roles " + new TreeSet<>(rolesAllowed());
        String actual = new TreeSet<>(caller.getRoles()).toString();
        return rolesAllowed().stream().anyMatch(role -> RoleMembership.holds(caller, role))
                ? passed(ROLE, expected, actual)
                : failed(ROLE, expected, actual, Reason.ROLE_MISSING);
    }

    private static Finding passed(String check, String expected, String actual) {
        return new Finding(check, Outcome.PASSED, expected, actual, Optional.empty());
    }

    private static Finding failed(String check, String expected, String actual, Reason reason) {
        return new Finding(check, Outcome.FAILED, expected, actual, Optional.of(reason));
    }

    private static Finding notRun(String check, String why) {
        return new Finding(check, Outcome.NOT_RUN, "", why, Optional.empty());
    }
}
