package io.github.entrafilter.authentication;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.token.Reason;
import io.github.entrafilter.token.Refusal;
import java.util.function.Predicate;

/** What becomes of a request. Travels with it, as an attribute, to whoever asks next. */
public sealed interface Decision {

    /** The name of the request attribute that carries the decision. */
    String ATTRIBUTE = "io.github.entrafilter.decision";

    /** What is left of a decision when the application logs its caller out. */
    Decision LOGGED_OUT = new Anonymous(Refusal.of(Reason.NO_TOKEN), Mode.ENFORCE);

    /** The request goes on. */
    sealed interface Passed extends Decision {

        /** What becomes of it, should it be refused later on. */
        Mode mode();
    }

    /**
     * The caller is let in.
     *
     * @param by whose policy the caller met
     */
    record Admitted(EntraPrincipal caller, Authenticator by, Mode mode) implements Passed {}

    /**
     * Let in, though nobody is known to call: the path is public.
     *
     * @param refusal why nobody is known
     */
    record Anonymous(Refusal refusal, Mode mode) implements Passed {}

    /**
     * Known by other means than ours, a MicroProfile JWT for example, where the path is public: our annotations' rules
     * go by the roles that the container knows.
     */
    record KnownToContainer(Predicate<String> hasRole, Mode mode) implements Passed {}

    /** Refused, and let through as nobody all the same: refusals are only reported here. */
    record Reported(Refusal refusal) implements Passed {

        @Override
        public Mode mode() {
            return Mode.REPORT;
        }
    }

    /** The request goes no further: the answer is ours. */
    sealed interface Ended extends Decision {}

    /** Turned away. */
    record Denied(Refusal refusal) implements Ended {}

    /** Asks for what we know ourselves. */
    record Informed(Answer answer) implements Ended {}
}
