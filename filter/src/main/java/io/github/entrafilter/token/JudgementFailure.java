package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Errors of this filter, or of its platform, while a request is judged. */
public final class JudgementFailure {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final int MAX_KINDS = 100;

    /** The classes of errors that have been logged. */
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    private JudgementFailure() {}

    /**
     * Logs an error, and returns the refusal of the request that could not be judged. Each class of errors is logged
     * once, with its place in the code and without its message, which might quote the token.
     */
    public static Refusal logged(Throwable error) {
        String kind = error.getClass().getName();
        try {
            if (LOGGED.size() < MAX_KINDS && LOGGED.add(kind)) {
                LOG.log(
                        Level.ERROR,
                        "a request could not be judged: " + kind + placeOf(error)
                                + "; such requests get 503, and further errors of this class are not logged. Please report"
                                + " this line");
            }
        } catch (RuntimeException | Error logFailed) {
            LOGGED.remove(kind);
        }
        return new Refusal(Reason.JUDGEMENT_FAILED, "", kind, TokenFacts.NONE);
    }

    private static String placeOf(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .findFirst()
                .map(place -> " at " + place)
                .orElse("");
    }
}
