package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;

/** Ends the judgement of a token. Never leaves this package. Has no stack trace, as any caller can cause it. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    RefusedException(Reason reason) {
        this(reason, "", "");
    }

    RefusedException(Reason reason, String expected, String actual) {
        this(new Refusal(reason, expected, actual, TokenFacts.NONE));
    }

    RefusedException(Refusal refusal) {
        super(refusal.reason().stableName(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
