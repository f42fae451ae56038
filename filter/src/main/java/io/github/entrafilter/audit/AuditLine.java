package io.github.entrafilter.audit;

import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.audit.AuditEvent.RequestRefused.Outcome;
import io.github.entrafilter.platform.Printable;
import java.time.Instant;
import java.util.Map;

/** The log line of an event. A refusal's line has the reason, the expected and actual values and the token's ids. */
final class AuditLine {

    private static final Map<Outcome, String> VERBS =
            Map.of(Outcome.DENIED, "refused", Outcome.REPORTED, "would refuse");
    private static final int MAX_VALUE_LENGTH = 200;

    private final StringBuilder line;

    private AuditLine(String beginning) {
        this.line = new StringBuilder(beginning);
    }

    static String of(AuditEvent event) {
        if (event instanceof AuditEvent.RequestRefused refused) {
            return of(refused);
        }
        if (event instanceof AuditEvent.CallerSeen seen) {
            return new AuditLine("first call")
                    .add(" of ", seen.name())
                    .add(seen.token())
                    .add(seen.request())
                    .line
                    .toString();
        }
        AuditEvent.RevocationChanged changed = (AuditEvent.RevocationChanged) event;
        String what = changed.change() == AuditEvent.RevocationChanged.Change.REVOKED ? "revoked " : "restored ";
        return new AuditLine(what)
                .add("", changed.id())
                .add("@", changed.issuedBefore().map(Instant::toString).orElse(""))
                .line
                .toString();
    }

    private static String of(AuditEvent.RequestRefused refused) {
        Refusal refusal = refused.refusal();
        return new AuditLine(VERBS.get(refused.outcome()) + " "
                        + refusal.reason().stableName() + ": "
                        + refusal.reason().sentence())
                .add("; expected ", refusal.expected())
                .add("; found ", refusal.actual())
                .add(refusal.token())
                .add(refused.request())
                .line
                .toString();
    }

    private AuditLine add(TokenFacts token) {
        int start = line.length();
        add(" oid=", token.oid())
                .add(" appid=", token.appId())
                .add(" tid=", token.tid())
                .add(" uti=", token.uti())
                .add(" ver=", token.ver())
                .add(" kind=", token.kindName())
                .add(" parent=", token.parentAppId());
        if (line.length() > start) {
            line.insert(start, ';');
        }
        return this;
    }

    private AuditLine add(AuditEvent.Request request) {
        return add("; ", request.method()).add(" ", request.path());
    }

    /** A caller may choose the value: it must neither forge log lines nor fill the log. */
    private AuditLine add(String label, String value) {
        if (!value.isEmpty()) {
            line.append(label).append(Printable.ascii(value, MAX_VALUE_LENGTH));
        }
        return this;
    }
}
