package io.github.entrafilter.authentication;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditEvent;
import io.github.entrafilter.audit.AuditEvent.RevocationChanged.Change;
import io.github.entrafilter.settings.Revocation;
import io.github.entrafilter.settings.RevocationList;
import io.github.entrafilter.token.Revocations;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Who is shut out, as one list tells it: looked at in the background, at hand for every request. One thread looks, any
 * may ask.
 */
final class RevocationWatch {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final RevocationList list;
    private final Audit audit;
    private final InstantSource clock;
    private volatile Revocations current = Revocations.NONE;
    private volatile List<String> faults = List.of();

    RevocationWatch(RevocationList list, Audit audit, InstantSource clock) {
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    Revocations current() {
        return current;
    }

    /** Reads the list. While it cannot be read, what it said last holds; of a list with a fault, the rest counts. */
    void look() {
        try {
            RevocationList.Contents contents = list.read();
            Set<Revocation> before = current.listed();
            if (!contents.revocations().equals(before)) {
                current = current.followedBy(contents.revocations(), clock.instant());
                tellChange(before, current.listed());
            }
            tell(contents.faults());
        } catch (IOException | RuntimeException | Error e) {
            tell(List.of("the list of revocations cannot be read, what it said last holds: " + e));
        }
    }

    private void tellChange(Set<Revocation> before, Set<Revocation> after) {
        after.stream().filter(revocation -> !before.contains(revocation)).forEach(it -> tell(it, Change.REVOKED));
        before.stream().filter(revocation -> !after.contains(revocation)).forEach(it -> tell(it, Change.RESTORED));
    }

    private void tell(Revocation revocation, Change change) {
        audit.tell(new AuditEvent.RevocationChanged(clock.instant(), revocation, change));
    }

    /** Once, not each second. */
    private void tell(List<String> found) {
        found.stream().filter(fault -> !faults.contains(fault)).forEach(fault -> LOG.log(Level.WARNING, fault));
        faults = found;
    }
}
