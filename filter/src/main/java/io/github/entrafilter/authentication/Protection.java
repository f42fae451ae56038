package io.github.entrafilter.authentication;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.Mode;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.Reason;
import io.github.entrafilter.token.Refusal;
import io.github.entrafilter.token.TokenFacts;
import io.github.entrafilter.token.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one filter does for its paths: decides who gets in, and words the answer to who does not. Thread-safe. */
public final class Protection {

    private final Mode mode;
    private final Authenticator authenticator;
    private final RevocationWatch revocations;
    private final Witness witness;
    private final Optional<ResourceMetadata> metadata;
    private final ClientCertificates certificates;
    private final PublicPaths publicPaths;
    private final Set<String> rolesAllowed;
    private final Answers answers;

    Protection(Authenticator authenticator, Settings settings, RevocationWatch revocations, Witness witness) {
        AccessSettings access = settings.access();
        this.mode = access.mode();
        this.authenticator = authenticator;
        this.revocations = revocations;
        this.witness = witness;
        this.metadata = ResourceMetadata.of(settings);
        this.answers =
                new Answers(settings.answers(), metadata.map(ResourceMetadata::location), ClaimsChallenge.of(settings));
        this.certificates = new ClientCertificates(access);
        this.publicPaths = new PublicPaths(access.publicPaths());
        this.rolesAllowed = access.rolesAllowed();
    }

    /**
     * Decides on a request.
     *
     * @param earlier what another filter of this application has decided on the same request
     */
    public Decision decide(IncomingRequest request, Optional<Decision> earlier) {
        try {
            return decision(request, earlier);
        } catch (RuntimeException | Error e) {
            // Whatever fails while a request is looked at, nobody gets in by it.
            return refused(failed(e), request, mode);
        }
    }

    private static Refusal failed(Throwable e) {
        return new Refusal(Reason.JUDGEMENT_FAILED, "", e.getClass().getName(), TokenFacts.NONE);
    }

    private Decision decision(IncomingRequest request, Optional<Decision> earlier) {
        if (metadata.isPresent() && metadata.get().isAskedForBy(request)) {
            return new Decision.Informed(metadata.get().answer());
        }
        Optional<Decision> held = earlier.isPresent() ? asHeldHere(earlier.get(), request) : Optional.empty();
        Decision decision = held.isPresent() ? held.get() : authenticate(request);
        return rolesAllowed.isEmpty() || !(decision instanceof Decision.Admitted)
                ? decision
                : decide(decision, new RoleRule.OneOf(rolesAllowed), request);
    }

    /**
     * Who calls, without turning anybody away: for a container that wants to know its caller before a filter decides.
     *
     * @return admitted, or anonymous with the reason
     */
    public Decision recognise(IncomingRequest request) {
        try {
            return recognised(request);
        } catch (RuntimeException | Error e) {
            return new Decision.Anonymous(failed(e), mode);
        }
    }

    private Decision recognised(IncomingRequest request) {
        Verdict.Final verdict = authenticator.authenticate(request, certificates);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return new Decision.Anonymous(((Verdict.Refused) verdict).refusal(), mode);
        }
        Decision decision = unlessRevoked(accepted.caller());
        if (decision instanceof Decision.Admitted) {
            witness.admitted(accepted);
        }
        return decision;
    }

    private Decision unlessRevoked(EntraPrincipal caller) {
        Optional<Refusal> revoked = revocations.current().refusalOf(caller);
        return revoked.isPresent()
                ? new Decision.Anonymous(revoked.get(), mode)
                : new Decision.Admitted(caller, authenticator, mode);
    }

    /** Decides on a request, on which has been decided, by the rule of the resource that it is for. */
    public Decision decide(Decision decision, RoleRule rule, IncomingRequest request) {
        if (!(decision instanceof Decision.Passed passed)) {
            return decision;
        }
        return RoleCheck.unmet(rule, passed)
                .map(refusal -> refused(refusal, request, passed.mode()))
                .orElse(decision);
    }

    /** Has traces name the caller, where their span began after the decision: that of a JAX-RS resource may. */
    public void trace(Decision decision) {
        if (decision instanceof Decision.Admitted admitted) {
            witness.serving(admitted.caller());
        }
    }

    /** The answer to a request that goes no further. */
    public Answer answer(Decision.Ended ended, IncomingRequest request) {
        return ended instanceof Decision.Informed informed
                ? informed.answer()
                : answers.to(((Decision.Denied) ended).refusal(), accepted(request), authenticator.retryAfter());
    }

    /** An answer can be given to any request: where its headers cannot be had, nothing is known of its wishes. */
    private static List<String> accepted(IncomingRequest request) {
        try {
            return request.header("Accept");
        } catch (RuntimeException | Error e) {
            return List.of();
        }
    }

    /**
     * What an earlier decision means here. A caller whom the same policy let in is not judged again. That nobody is
     * known holds for the path that it was found for, and for what follows from it inside the container. What was only
     * reported elsewhere is judged here, unless it would only be reported once more.
     */
    private Optional<Decision> asHeldHere(Decision earlier, IncomingRequest request) {
        if (earlier instanceof Decision.Admitted admitted && admitted.by() == authenticator) {
            boolean asIs = admitted.mode() == mode && request.arrival() != IncomingRequest.Arrival.FROM_CALLER;
            return Optional.of(asIs ? admitted : knownOrPublic(unlessRevoked(admitted.caller()), request));
        }
        boolean holds = earlier instanceof Decision.Reported
                ? mode == Mode.REPORT
                : earlier instanceof Decision.Anonymous && request.arrival() != IncomingRequest.Arrival.FROM_CALLER;
        return holds ? Optional.of(earlier) : Optional.empty();
    }

    private Decision authenticate(IncomingRequest request) {
        // The page that goes with an error is the application's choice, and the error was raised before any filter.
        if (request.arrival() == IncomingRequest.Arrival.ERROR_PAGE) {
            return new Decision.Anonymous(Refusal.of(Reason.NO_TOKEN), mode);
        }
        return knownOrPublic(recognised(request), request);
    }

    private Decision knownOrPublic(Decision decision, IncomingRequest request) {
        return decision instanceof Decision.Anonymous anonymous && !publicPaths.include(request)
                ? refused(anonymous.refusal(), request, mode)
                : decision;
    }

    private Decision refused(Refusal refusal, IncomingRequest request, Mode how) {
        witness.refused(refusal, how, request);
        return how == Mode.REPORT ? new Decision.Reported(refusal) : new Decision.Denied(refusal);
    }
}
