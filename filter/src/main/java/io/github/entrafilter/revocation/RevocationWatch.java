package io.github.entrafilter.revocation;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditEvent.RevocationChanged.Change;
import io.github.entrafilter.settings.Revocation;
import io.github.entrafilter.settings.RevocationList;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The revocations of one list: read in the background, cached for every request. One thread reads it, any may use it.
 */
public final class RevocationWatch {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final RevocationList list;
    private final Audit audit;
    private final InstantSource clock;
    private volatile RevocationSnapshot current = RevocationSnapshot.NONE;
    private volatile RevocationList.Contents last = RevocationList.Contents.NONE;
    private volatile List<String> logged = List.of();

    public RevocationWatch(RevocationList list, Audit audit, InstantSource clock) {
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    public RevocationSnapshot current() {
        return current;
    }

    /** Reads the list. A new entry applies at once. While a part of the list is unreadable, no revocation is lifted. */
    public void look() {
        try {
            RevocationList.Contents contents = list.read();
            Set<Revocation> before = current.listed();
            Set<Revocation> next = next(contents, before);
            if (!next.equals(before)) {
                current = current.followedBy(next, clock.instant());
                auditChanges(before, current.listed());
            }
            log(contents.warnings(), contents.unreadable());
        } catch (RuntimeException | Error e) {
            log(List.of(), List.of("could not read the list of revocations: " + e));
        }
    }

    /**
     * A revocation is lifted only after two equal readings: a file that is being written may lack entries for a moment.
     */
    private Set<Revocation> next(RevocationList.Contents contents, Set<Revocation> before) {
        boolean settled = contents.unreadable().isEmpty()
                && last.unreadable().isEmpty()
                && contents.revocations().equals(last.revocations());
        last = contents;
        if (settled) {
            return contents.revocations();
        }
        Set<Revocation> both = new HashSet<>(before);
        both.addAll(contents.revocations());
        return both;
    }

    private void auditChanges(Set<Revocation> before, Set<Revocation> after) {
        for (Revocation revocation : after) {
            if (!before.contains(revocation)) {
                audit(revocation, Change.REVOKED);
            }
        }
        for (Revocation revocation : before) {
            if (!after.contains(revocation)) {
                audit(revocation, Change.RESTORED);
            }
        }
    }

    private void audit(Revocation revocation, Change change) {
        audit.record(
                new AuditEvent.RevocationChanged(clock.instant(), revocation.id(), revocation.issuedBefore(), change));
    }

    /** Logs each message once, and again when it comes back. */
    private void log(List<String> warnings, List<String> unreadable) {
        for (String warning : warnings) {
            log(Level.WARNING, warning, warning);
        }
        for (String problem : unreadable) {
            log(Level.ERROR, problem, problem + "; no revocation is lifted until this is fixed");
        }
        List<String> all = new ArrayList<>(warnings);
        all.addAll(unreadable);
        logged = List.copyOf(all);
    }

    private void log(Level level, String message, String line) {
        if (!logged.contains(message)) {
            LOG.log(level, line);
        }
    }
}
