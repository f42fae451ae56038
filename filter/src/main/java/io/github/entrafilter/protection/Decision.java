package io.github.entrafilter.protection;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.token.Verdict;
import java.util.function.Predicate;

/** The outcome of judging one request. Travels with the request, as an attribute, to its next judge. */
public sealed interface Decision {

    /** The name of the request attribute that carries the decision: as a string the caller's name, for access logs. */
    String ATTRIBUTE = "io.github.entrafilter.caller";

    /** Stands for a missing caller in access logs. */
    String NO_CALLER = "-";

    /** The path of a decision that was made for no path in particular. */
    String NO_PATH = "";

    /** The raw path of a request; {@link #NO_PATH} if it cannot be read, as such a request is refused all the same. */
    static String pathOf(IncomingRequest request) {
        try {
            return request.rawPath();
        } catch (RuntimeException | Error e) {
            return NO_PATH;
        }
    }

    /** The request goes on. */
    sealed interface Passed extends Decision {

        /** The consequence if a later rule refuses the request. */
        EnforcementMode mode();

        /** The raw path that the decision was made for; {@link #NO_PATH} where it was made for none. */
        String path();

        /** Whether the decision was made for the path that this request has now. */
        default boolean isForPathOf(IncomingRequest request) {
            return !path().equals(NO_PATH) && path().equals(request.rawPath());
        }

        /** Whether the decision was made for the resource that this request is for now. */
        default boolean isFor(IncomingRequest request) {
            return isForPathOf(request);
        }
    }

    /**
     * The caller is authenticated and allowed.
     *
     * @param verdict the verdict on its token
     * @param by the protection whose rules the caller met
     */
    record Admitted(Verdict.Accepted verdict, Protection by, String path) implements Passed {

        /** The caller. */
        public EntraPrincipal caller() {
            return verdict.caller();
        }

        @Override
        public EnforcementMode mode() {
            return by.mode();
        }

        @Override
        public String toString() {
            return caller().getName();
        }
    }

    /**
     * Let through without a caller: the path is public, or the request a preflight.
     *
     * @param refusal the reason why there is no caller
     * @param by the protection whose public path it is
     * @param method the HTTP method: a preflight that becomes another request is judged again
     */
    record Anonymous(Refusal refusal, Protection by, String method, String path) implements Passed {

        @Override
        public boolean isFor(IncomingRequest request) {
            return isForPathOf(request) && method.equals(request.method());
        }

        @Override
        public EnforcementMode mode() {
            return by.mode();
        }

        @Override
        public String toString() {
            return NO_CALLER;
        }
    }

    /** The application has logged its caller out: anonymous for the rest of the request. */
    record LoggedOut() implements Passed {

        @Override
        public EnforcementMode mode() {
            return EnforcementMode.ENFORCE;
        }

        @Override
        public String path() {
            return NO_PATH;
        }

        @Override
        public String toString() {
            return NO_CALLER;
        }
    }

    /**
     * Authenticated by the container, with a MicroProfile JWT for example, on a public path: annotations are checked
     * against the roles that the container knows.
     */
    record KnownToContainer(Predicate<String> hasRole, EnforcementMode mode) implements Passed {

        @Override
        public String path() {
            return NO_PATH;
        }

        @Override
        public String toString() {
            return NO_CALLER;
        }
    }

    /** Refused, and let through without a caller all the same: the filter is in report mode. */
    record Reported(Refusal refusal, String path) implements Passed {

        @Override
        public EnforcementMode mode() {
            return EnforcementMode.REPORT;
        }

        @Override
        public String toString() {
            return NO_CALLER;
        }
    }

    /** The request goes no further: the response is ours. */
    sealed interface Ended extends Decision {}

    /** Refused. */
    record Denied(Refusal refusal) implements Ended {}

    /** A request for a document that the filter itself publishes. */
    record Informed(PreparedResponse response) implements Ended {}
}
