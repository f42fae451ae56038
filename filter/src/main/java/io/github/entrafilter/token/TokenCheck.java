package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.TokenFacts;

/**
 * One check of a token, with its own description. The judge stops at the first refusal, the doctor runs all checks;
 * both describe a refusal by {@link #refusal}. Thread-safe. What a check establishes goes into the {@link Judgement};
 * only {@link FormCheck} (the last header) and {@link CallerCheck} (the last roles) keep something, which changes no
 * result.
 */
interface TokenCheck {

    /** Returns the name, in one or two words. */
    String name();

    /** Returns what would be accepted. Called for refusals and by the doctor only. */
    String expected(Judgement judgement);

    /** Returns what the token has. Called for refusals and by the doctor only. */
    String found(Judgement judgement);

    /**
     * Returns a hint for a token that is almost acceptable; empty otherwise. Called for refusals and by the doctor
     * only.
     */
    default String hint(Judgement judgement) {
        return "";
    }

    /**
     * Refuses the token, or establishes what the next checks need.
     *
     * @throws Judgement.UnknownFactException where a check that this one depends on has refused the token
     */
    void require(Judgement judgement) throws RefusedException;

    /** Returns the refusal in the words of the rule or, where the rule has none, of the check. */
    default Refusal refusal(RefusedException refused, Judgement judgement) {
        Refusal refusal = refused.refusal();
        return refusal.expected().isEmpty() && refusal.actual().isEmpty()
                ? inOwnWords(refusal.reason(), judgement)
                : refusal;
    }

    private Refusal inOwnWords(Reason reason, Judgement judgement) {
        return new Refusal(reason, expected(judgement), found(judgement), TokenFacts.NONE);
    }
}
