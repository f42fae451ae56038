package io.github.entrafilter.protection;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.ClaimsChallenge;
import io.github.entrafilter.http.ClientCertificateSource;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.http.RequestHost;
import io.github.entrafilter.http.ResourceMetadata;
import io.github.entrafilter.revocation.RevocationWatch;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.Confirmation;
import io.github.entrafilter.token.JudgementFailure;
import io.github.entrafilter.token.Verdict;
import java.util.Optional;
import java.util.Set;

/**
 * The protection by one filter: decides which requests to let through, and builds the error response for the rest.
 * Thread-safe.
 */
public final class Protection {

    private final EnforcementMode mode;
    private final Authenticator authenticator;
    private final RevocationWatch revocations;
    private final DecisionRecorder recorder;
    private final Optional<ResourceMetadata> metadata;
    private final ClientCertificateSource certificates;
    private final PublicRequests publicRequests;
    private final Set<String> rolesAllowed;
    private final ErrorResponseFactory errors;

    public Protection(
            Authenticator authenticator, Settings settings, RevocationWatch revocations, DecisionRecorder recorder) {
        AccessSettings access = settings.access();
        this.mode = access.mode();
        this.authenticator = authenticator;
        this.revocations = revocations;
        this.recorder = recorder;
        this.metadata = ResourceMetadata.of(settings);
        this.errors = new ErrorResponseFactory(settings.responses(), metadata, ClaimsChallenge.of(settings));
        this.certificates = new ClientCertificateSource(access);
        this.publicRequests = PublicRequests.of(access);
        this.rolesAllowed = access.rolesAllowed();
    }

    /** Decides on a request that no filter has decided on. Never throws. */
    public Decision decide(IncomingRequest request) {
        try {
            Optional<Decision> sameForAll = decideRegardlessOfCaller(request);
            return sameForAll.isPresent()
                    ? sameForAll.get()
                    : decideOn(callerOf(request), EarlierDecision.VOID, request);
        } catch (RuntimeException | Error e) {
            // An error of this filter opens nothing.
            return refuse(JudgementFailure.logged(e), request, mode);
        }
    }

    /**
     * Decides on a request that a filter has decided on. Never throws.
     *
     * @param earlier the decision of another filter of this application, or of this one
     */
    public Decision decide(IncomingRequest request, Decision.Passed earlier) {
        try {
            Optional<Decision> sameForAll = decideRegardlessOfCaller(request);
            return sameForAll.isPresent() ? sameForAll.get() : decideAfter(earlier, request);
        } catch (RuntimeException | Error e) {
            return refuse(JudgementFailure.logged(e), request, mode);
        }
    }

    /**
     * Decides where the caller makes no difference: a malformed host, or the filter's own metadata; empty otherwise.
     */
    private Optional<Decision> decideRegardlessOfCaller(IncomingRequest request) {
        if (!RequestHost.isWellFormed(request)) {
            return Optional.of(refuse(Refusal.of(Reason.MALFORMED_HOST), request, mode));
        }
        return metadata.isPresent() && metadata.get().isRequestedBy(request)
                ? Optional.of(new Decision.Informed(metadata.get().response()))
                : Optional.empty();
    }

    private Decision decideAfter(Decision.Passed earlier, IncomingRequest request) {
        EarlierDecision standing = EarlierDecision.of(earlier, this, request);
        if (standing == EarlierDecision.STANDS) {
            return earlier;
        }
        Decision.Passed caller = switch (standing) {
            case CALLER_STANDS -> unlessRevoked(((Decision.Admitted) earlier).verdict(), request, request.rawPath());
            case REFUSAL_STANDS -> anonymous(((Decision.Anonymous) earlier).refusal(), request, request.rawPath());
            case NO_CALLER -> anonymous(Refusal.of(Reason.NO_TOKEN), request, request.rawPath());
            default -> callerOf(request);
        };
        return decideOn(caller, standing, request);
    }

    /** Decides on a request whose caller has been identified. */
    private Decision decideOn(Decision.Passed caller, EarlierDecision standing, IncomingRequest request) {
        if (caller instanceof Decision.Anonymous anonymous) {
            return standing != EarlierDecision.NOT_PUBLIC && isOpen(request)
                    ? anonymous
                    : refuse(anonymous.refusal(), request, mode);
        }
        return rolesAllowed.isEmpty() ? caller : applyRule(new RoleRule.OneOf(rolesAllowed), caller, request);
    }

    private Decision.Passed callerOf(IncomingRequest request) {
        // An error page needs no caller unless it needs a role; the token may be what the error is about.
        return isPlainErrorPage(request)
                ? anonymous(Refusal.of(Reason.NO_TOKEN), request, request.rawPath())
                : authenticate(request, request.rawPath());
    }

    private Decision.Passed authenticate(IncomingRequest request, String path) {
        Verdict.Final verdict = authenticator.authenticate(request, certificates);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return anonymous(((Verdict.Refused) verdict).refusal(), request, path);
        }
        Decision.Passed decision = unlessRevoked(accepted, request, path);
        if (decision instanceof Decision.Admitted) {
            recorder.admitted(accepted);
        }
        return decision;
    }

    private Decision.Passed unlessRevoked(Verdict.Accepted accepted, IncomingRequest request, String path) {
        Optional<Refusal> revoked = revocations.current().refusalOf(accepted.caller());
        return revoked.isPresent()
                ? anonymous(revoked.get(), request, path)
                : new Decision.Admitted(accepted, this, path);
    }

    private Decision.Anonymous anonymous(Refusal refusal, IncomingRequest request, String path) {
        return new Decision.Anonymous(refusal, this, request.method(), path);
    }

    /** An error page is the application's choice, and the error may precede any filter. */
    private boolean isOpen(IncomingRequest request) {
        return publicRequests.include(request) || isPlainErrorPage(request);
    }

    private boolean isPlainErrorPage(IncomingRequest request) {
        return request.dispatch() == Dispatch.ERROR && rolesAllowed.isEmpty();
    }

    /** Applies a role rule, such as a resource's, to a decision that has let the request through so far. */
    public Decision applyRule(RoleRule rule, Decision decision, IncomingRequest request) {
        if (!(decision instanceof Decision.Passed passed)) {
            return decision;
        }
        return RoleCheck.unmet(rule, passed)
                .map(refusal -> refuse(refusal, request, passed.mode()))
                .orElse(decision);
    }

    private Decision refuse(Refusal refusal, IncomingRequest request, EnforcementMode enforcement) {
        recorder.refused(refusal, enforcement, request);
        return enforcement == EnforcementMode.REPORT
                ? new Decision.Reported(refusal, Decision.pathOf(request))
                : new Decision.Denied(refusal);
    }

    /** The response to a request that goes no further. */
    public PreparedResponse responseTo(Decision.Ended ended, IncomingRequest request) {
        return ended instanceof Decision.Informed informed
                ? informed.response()
                : errors.to(((Decision.Denied) ended).refusal(), request, authenticator.retryAfter());
    }

    /**
     * Decides on a resource that this filter let through without a caller. An extension pattern makes no resource
     * public, and TomEE serves resources without a servlet that a filter could see. Never throws.
     */
    Decision decideOnResource(IncomingRequest request, Decision.Anonymous earlier) {
        try {
            return publicRequests.includeByExtensionOnly(request) ? decide(request) : earlier;
        } catch (RuntimeException | Error e) {
            return refuse(JudgementFailure.logged(e), request, mode);
        }
    }

    /**
     * Identifies the caller without refusing anything: for a container that needs its caller before a filter decides.
     * The decision is for no path, so each protected resource decides for itself. Never throws.
     *
     * @return admitted, or anonymous with the reason
     */
    public Decision.Passed identify(IncomingRequest request) {
        try {
            return authenticate(request, Decision.NO_PATH);
        } catch (RuntimeException | Error e) {
            return new Decision.Anonymous(JudgementFailure.logged(e), this, "", Decision.NO_PATH);
        }
    }

    /** Adds the caller to the current span, for spans that start after authentication (JAX-RS). */
    public void trace(Decision decision) {
        if (decision instanceof Decision.Admitted admitted) {
            recorder.serving(admitted.caller());
        }
    }

    /** Whether a decision on this request may have to wait for signing keys. */
    boolean mayWait(IncomingRequest request) {
        return authenticator.mayWait(request);
    }

    /** The consequence of a refusal. */
    public EnforcementMode mode() {
        return mode;
    }

    /** Whether this protection would judge the admitted caller's token the same way. */
    boolean hasSameTrust(Decision.Admitted admitted) {
        return admitted.by().authenticator == authenticator
                && (admitted.verdict().confirmation() instanceof Confirmation.NotBound
                        || admitted.by().certificates.trustsLike(certificates));
    }
}
