package io.github.entrafilter.protection;

import io.github.entrafilter.Reason;
import io.github.entrafilter.Refusal;
import io.github.entrafilter.http.ClaimsChallenge;
import io.github.entrafilter.http.ClientCertificateSource;
import io.github.entrafilter.http.ErrorResponseFactory;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PreparedResponse;
import io.github.entrafilter.http.ResourceMetadata;
import io.github.entrafilter.revocation.RevocationWatch;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.EnforcementMode;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.Confirmation;
import io.github.entrafilter.token.JudgementFailure;
import io.github.entrafilter.token.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The protection that one filter gives: decides which requests to let through, and builds the response to the others.
 * Thread-safe.
 */
public final class Protection {

    private final EnforcementMode mode;
    private final Authenticator authenticator;
    private final RevocationWatch revocations;
    private final DecisionRecorder recorder;
    private final Optional<ResourceMetadata> metadata;
    private final ClientCertificateSource certificates;
    private final PublicPaths publicPaths;
    private final Set<String> rolesAllowed;
    private final ErrorResponseFactory answers;

    public Protection(
            Authenticator authenticator, Settings settings, RevocationWatch revocations, DecisionRecorder recorder) {
        AccessSettings access = settings.access();
        this.mode = access.mode();
        this.authenticator = authenticator;
        this.revocations = revocations;
        this.recorder = recorder;
        this.metadata = ResourceMetadata.of(settings);
        this.answers = new ErrorResponseFactory(
                settings.responses(), metadata.map(ResourceMetadata::location), ClaimsChallenge.of(settings));
        this.certificates = new ClientCertificateSource(access);
        this.publicPaths = new PublicPaths(access.publicPaths());
        this.rolesAllowed = access.rolesAllowed();
    }

    /** What becomes of a refused request. */
    public EnforcementMode mode() {
        return mode;
    }

    /** Whether a caller whom that decision has admitted would be judged the same way here. */
    boolean judgesAlike(Decision.Admitted admitted) {
        return admitted.by().authenticator == authenticator
                && (admitted.verdict().confirmation() instanceof Confirmation.NotBound
                        || admitted.by().certificates.trustsLike(certificates));
    }

    /**
     * Decides on a request.
     *
     * @param earlier what another filter of this application, or this one, has decided on the same request
     */
    public Decision decide(IncomingRequest request, Optional<Decision.Passed> earlier) {
        try {
            return decision(request, earlier);
        } catch (RuntimeException | Error e) {
            // A failure of ours opens nothing.
            return refused(JudgementFailure.of(e), request);
        }
    }

    private Decision decision(IncomingRequest request, Optional<Decision.Passed> earlier) {
        if (metadata.isPresent() && metadata.get().isAskedForBy(request)) {
            return new Decision.Informed(metadata.get().answer());
        }
        EarlierDecision standing =
                earlier.isPresent() ? EarlierDecision.of(earlier.get(), this, request) : EarlierDecision.VOID;
        if (standing == EarlierDecision.STANDS) {
            return earlier.get();
        }
        Decision identified = switch (standing) {
            case CALLER_STANDS -> unlessRevoked(((Decision.Admitted) earlier.get()).verdict(), request.rawPath());
            case NO_CALLER -> anonymous(Refusal.of(Reason.NO_TOKEN), request.rawPath());
            default -> identified(request);
        };
        if (identified instanceof Decision.Anonymous anonymous) {
            return standing != EarlierDecision.NOT_PUBLIC && isOpen(request)
                    ? anonymous
                    : refused(anonymous.refusal(), request);
        }
        return rolesAllowed.isEmpty() ? identified : decide(identified, new RoleRule.OneOf(rolesAllowed), request);
    }

    /** The page that goes with an error is the application's choice, and the error may precede any filter. */
    private boolean isOpen(IncomingRequest request) {
        return publicPaths.include(request)
                || (request.dispatch() == IncomingRequest.Dispatch.ERROR && rolesAllowed.isEmpty());
    }

    /**
     * Identifies the caller without refusing anything: for a container that wants to know its caller before a filter
     * decides. The decision is for no path, so whatever is protected decides for itself.
     *
     * @return admitted, or anonymous with the reason
     */
    public Decision.Passed identify(IncomingRequest request) {
        try {
            return identified(request, Decision.NO_PATH);
        } catch (RuntimeException | Error e) {
            return anonymous(JudgementFailure.of(e), Decision.NO_PATH);
        }
    }

    private Decision.Passed identified(IncomingRequest request) {
        // An error page needs no caller unless it needs a role; the token may be what the error is about.
        return request.dispatch() == IncomingRequest.Dispatch.ERROR && rolesAllowed.isEmpty()
                ? anonymous(Refusal.of(Reason.NO_TOKEN), request.rawPath())
                : identified(request, request.rawPath());
    }

    private Decision.Passed identified(IncomingRequest request, String path) {
        Verdict.Final verdict = authenticator.authenticate(request, certificates);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return anonymous(((Verdict.Refused) verdict).refusal(), path);
        }
        Decision.Passed decision = unlessRevoked(accepted, path);
        if (decision instanceof Decision.Admitted) {
            recorder.admitted(accepted);
        }
        return decision;
    }

    private Decision.Passed unlessRevoked(Verdict.Accepted accepted, String path) {
        Optional<Refusal> revoked = revocations.current().refusalOf(accepted.caller());
        return revoked.isPresent() ? anonymous(revoked.get(), path) : new Decision.Admitted(accepted, this, path);
    }

    private Decision.Anonymous anonymous(Refusal refusal, String path) {
        return new Decision.Anonymous(refusal, this, path);
    }

    /** Applies a resource's role rule to an earlier decision. */
    public Decision decide(Decision decision, RoleRule rule, IncomingRequest request) {
        if (!(decision instanceof Decision.Passed passed)) {
            return decision;
        }
        return RoleCheck.unmet(rule, passed)
                .map(refusal -> refused(refusal, request, passed.mode()))
                .orElse(decision);
    }

    /** Adds the caller to the current span, for spans that start after authentication (JAX-RS). */
    public void trace(Decision decision) {
        if (decision instanceof Decision.Admitted admitted) {
            recorder.serving(admitted.caller());
        }
    }

    /** The response to a request that goes no further. */
    public PreparedResponse answer(Decision.Ended ended, IncomingRequest request) {
        return ended instanceof Decision.Informed informed
                ? informed.answer()
                : answers.to(((Decision.Denied) ended).refusal(), accepted(request), authenticator.retryAfter());
    }

    /** Any request gets a response: one whose headers cannot be read has no preference. */
    private static List<String> accepted(IncomingRequest request) {
        try {
            return request.header("Accept");
        } catch (RuntimeException | Error e) {
            return List.of();
        }
    }

    private Decision refused(Refusal refusal, IncomingRequest request) {
        return refused(refusal, request, mode);
    }

    private Decision refused(Refusal refusal, IncomingRequest request, EnforcementMode how) {
        recorder.refused(refusal, how, request);
        return how == EnforcementMode.REPORT ? new Decision.Reported(refusal, pathOf(request)) : new Decision.Denied(refusal);
    }

    /** A request that cannot say its path is refused all the same. */
    private static String pathOf(IncomingRequest request) {
        try {
            return request.rawPath();
        } catch (RuntimeException | Error e) {
            return Decision.NO_PATH;
        }
    }
}
