package io.github.entrafilter.protection;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;

/**
 * The effect of an earlier decision on the protection that sees the request next. A decision holds for the path, the
 * filter and the dispatch that it was made for; an anonymous request never has more rights than a caller.
 *
 * <pre>
 * earlier decision               REQUEST        FORWARD        INCLUDE        ASYNC          ERROR
 * admitted, by this filter       CALLER_STANDS  CALLER_STANDS  CALLER_STANDS  STANDS         STANDS
 * admitted, on the same grounds  CALLER_STANDS  CALLER_STANDS  CALLER_STANDS  CALLER_STANDS  CALLER_STANDS
 * admitted, on other grounds     VOID           VOID           VOID           VOID           VOID
 * anonymous, here, same request  STANDS         NOT_PUBLIC     NOT_PUBLIC     STANDS         VOID
 * anonymous, here, changed       REFUSAL_STANDS VOID           VOID           VOID           VOID
 * anonymous, elsewhere           VOID           VOID           VOID           VOID           VOID
 * reported, in report mode       STANDS         STANDS         STANDS         STANDS         STANDS
 * reported, enforcing            VOID           VOID           VOID           VOID           VOID
 * known to the container         VOID           VOID           VOID           VOID           VOID
 * logged out                     NO_CALLER      NO_CALLER      NO_CALLER      NO_CALLER      NO_CALLER
 * </pre>
 */
enum EarlierDecision {
    /** The decision holds unchanged. */
    STANDS,
    /** The caller needs no second judgement; revocations and roles are checked again. */
    CALLER_STANDS,
    /** The token needs no second judgement, which could wait for keys; the new path may be public. */
    REFUSAL_STANDS,
    /** The decision is ignored: the request is judged as a new one. */
    VOID,
    /** Ignored, and no path is public: a forward to its own path is a named dispatch to another resource. */
    NOT_PUBLIC,
    /** The application has logged the caller out. */
    NO_CALLER;

    static EarlierDecision of(Decision.Passed earlier, Protection here, IncomingRequest request) {
        if (earlier instanceof Decision.Admitted admitted) {
            return ofAdmitted(admitted, here, request.dispatch());
        }
        if (earlier instanceof Decision.Anonymous anonymous) {
            return anonymous.by() == here ? ofAnonymous(anonymous, request) : VOID;
        }
        if (earlier instanceof Decision.Reported) {
            return here.mode() == EnforcementMode.REPORT ? STANDS : VOID;
        }
        return earlier instanceof Decision.LoggedOut ? NO_CALLER : VOID;
    }

    private static EarlierDecision ofAdmitted(Decision.Admitted admitted, Protection here, Dispatch dispatch) {
        if (admitted.by() == here && !admitted.path().equals(Decision.NO_PATH)) {
            return dispatch == Dispatch.ASYNC || dispatch == Dispatch.ERROR ? STANDS : CALLER_STANDS;
        }
        return here.hasSameTrust(admitted) ? CALLER_STANDS : VOID;
    }

    private static EarlierDecision ofAnonymous(Decision.Anonymous anonymous, IncomingRequest request) {
        return switch (request.dispatch()) {
            case REQUEST -> anonymous.isFor(request) ? STANDS : REFUSAL_STANDS;
            case ASYNC -> anonymous.isFor(request) ? STANDS : VOID;
            case FORWARD, INCLUDE -> anonymous.isForPathOf(request) ? NOT_PUBLIC : VOID;
            case ERROR -> VOID;
        };
    }
}
