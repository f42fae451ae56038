package io.github.entrafilter.authentication;

import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.token.Refusal;
import io.github.entrafilter.token.TokenFacts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * One line for each caller who is turned away, or would be: the reason, what was expected, what came, whose token.
 * Never the token.
 */
final class RefusalLog {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final Map<Mode, String> VERBS = Map.of(Mode.ENFORCE, "refused", Mode.REPORT, "would refuse");
    private static final int LONGEST_VALUE = 200;

    private RefusalLog() {}

    static void write(Refusal refusal, Mode mode, IncomingRequest request) {
        if (LOG.isLoggable(Level.INFO)) {
            LOG.log(Level.INFO, line(refusal, mode, request));
        }
    }

    static String line(Refusal refusal, Mode mode, IncomingRequest request) {
        return VERBS.get(mode) + " " + line(refusal) + requestLine(request);
    }

    /** A request that cannot even say what it asks for is refused, and logged, all the same. */
    private static String requestLine(IncomingRequest request) {
        try {
            StringBuilder line = new StringBuilder();
            add(line, "; ", request.method());
            add(line, " ", request.rawPath());
            return line.toString();
        } catch (RuntimeException | Error e) {
            return "";
        }
    }

    private static String line(Refusal refusal) {
        StringBuilder line = new StringBuilder(refusal.reason().stableName())
                .append(": ")
                .append(refusal.reason().sentence());
        add(line, "; expected ", refusal.expected());
        add(line, "; found ", refusal.actual());
        TokenFacts token = refusal.token();
        add(line, "; oid=", token.oid());
        add(line, " appid=", token.appId());
        add(line, " tid=", token.tid());
        add(line, " uti=", token.uti());
        add(line, " ver=", token.ver());
        return line.toString();
    }

    /** Values are the caller's: they must not forge lines of the log, nor fill it. */
    private static void add(StringBuilder line, String label, String value) {
        if (!value.isEmpty()) {
            String cut = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
            line.append(label).append(cut.replaceAll("[^\\x20-\\x7E]", "?"));
        }
    }
}
