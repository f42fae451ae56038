package io.github.entrafilter.audit;

import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.settings.Mode;
import java.util.Map;

/** One line for each event. Of a refusal: the reason, what was expected, what came, whose token. Never the token. */
final class AuditLine {

    private static final Map<Mode, String> VERBS = Map.of(Mode.ENFORCE, "refused", Mode.REPORT, "would refuse");
    private static final int LONGEST_VALUE = 200;

    private final StringBuilder line;

    private AuditLine(String beginning) {
        this.line = new StringBuilder(beginning);
    }

    static String of(AuditEvent event) {
        if (event instanceof AuditEvent.CallRefused refused) {
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
        return new AuditLine(what).add("", changed.revocation().toString()).line.toString();
    }

    private static String of(AuditEvent.CallRefused refused) {
        Refusal refusal = refused.refusal();
        return new AuditLine(VERBS.get(refused.mode()) + " "
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
        return add("; oid=", token.oid())
                .add(" appid=", token.appId())
                .add(" tid=", token.tid())
                .add(" uti=", token.uti())
                .add(" ver=", token.ver());
    }

    private AuditLine add(AuditEvent.Request request) {
        return add("; ", request.method()).add(" ", request.path());
    }

    /** Values are the caller's: they must not forge lines of the log, nor fill it. */
    private AuditLine add(String label, String value) {
        if (!value.isEmpty()) {
            String cut = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
            line.append(label).append(cut.replaceAll("[^\\x20-\\x7E]", "?"));
        }
        return this;
    }
}
