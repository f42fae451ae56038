package io.github.entrafilter.authentication;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.Reason;
import io.github.entrafilter.token.Refusal;
import io.github.entrafilter.token.TokenFacts;
import io.github.entrafilter.token.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one filter does for its paths: decides who gets in, and words the answer to who does not. Thread-safe. */
public final class Protection {

    private final Authenticator authenticator;
    private final Optional<ResourceMetadata> metadata;
    private final ClientCertificates certificates;
    private final PublicPaths publicPaths;
    private final Set<String> rolesAllowed;
    private final Answers answers;

    Protection(Authenticator authenticator, Settings settings) {
        AccessSettings access = settings.access();
        this.authenticator = authenticator;
        this.metadata = ResourceMetadata.of(settings);
        this.answers = new Answers(settings.answers(), metadata.map(ResourceMetadata::location));
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
            return denied(failed(e), request);
        }
    }

    private static Refusal failed(Throwable e) {
        return new Refusal(Reason.JUDGEMENT_FAILED, "", e.getClass().getName(), TokenFacts.NONE);
    }

    private Decision decision(IncomingRequest request, Optional<Decision> earlier) {
        if (metadata.isPresent() && metadata.get().isAskedForBy(request)) {
            return new Decision.Informed(metadata.get().answer());
        }
        boolean decided = earlier.isPresent() && holdsHere(earlier.get(), request);
        Decision decision = decided ? earlier.get() : authenticate(request);
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
            return recognised(authenticator.authenticate(request, certificates));
        } catch (RuntimeException | Error e) {
            return new Decision.Anonymous(failed(e));
        }
    }

    private Decision recognised(Verdict.Final verdict) {
        return verdict instanceof Verdict.Accepted accepted
                ? new Decision.Admitted(accepted.caller(), authenticator)
                : new Decision.Anonymous(((Verdict.Refused) verdict).refusal());
    }

    /** Decides on a request, on which has been decided, by the rule of the resource that it is for. */
    public Decision decide(Decision decision, RoleRule rule, IncomingRequest request) {
        if (rule instanceof RoleRule.Nobody) {
            return denied(Refusal.of(Reason.DENIED_TO_ALL), request);
        }
        if (!(rule instanceof RoleRule.OneOf asked)) {
            return decision;
        }
        if (decision instanceof Decision.Anonymous anonymous) {
            return denied(anonymous.refusal(), request);
        }
        if (decision instanceof Decision.Admitted admitted && !Roles.holdsOneOf(admitted.caller(), asked.roles())) {
            return denied(roleMissing(admitted.caller(), asked), request);
        }
        return decision;
    }

    /** The answer to a request that goes no further. */
    public Answer answer(Decision.Ended ended, IncomingRequest request) {
        return ended instanceof Decision.Informed informed
                ? informed.answer()
                : answers.to(
                        ((Decision.Denied) ended).refusal().reason(), accepted(request), authenticator.retryAfter());
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
     * A caller whom the same policy let in is not judged again. That nobody is known holds for the path that it was
     * found for, and for what follows from it inside the container.
     */
    private boolean holdsHere(Decision earlier, IncomingRequest request) {
        return earlier instanceof Decision.Admitted admitted
                ? admitted.by() == authenticator
                : request.arrival() != IncomingRequest.Arrival.FROM_CALLER;
    }

    private Decision authenticate(IncomingRequest request) {
        // The page that goes with an error is the application's choice, and the error was raised before any filter.
        if (request.arrival() == IncomingRequest.Arrival.ERROR_PAGE) {
            return new Decision.Anonymous(Refusal.of(Reason.NO_TOKEN));
        }
        Decision decision = recognised(authenticator.authenticate(request, certificates));
        return decision instanceof Decision.Anonymous anonymous && !publicPaths.include(request)
                ? denied(anonymous.refusal(), request)
                : decision;
    }

    private static Decision denied(Refusal refusal, IncomingRequest request) {
        RefusalLog.write(refusal, request);
        return new Decision.Denied(refusal);
    }

    private static Refusal roleMissing(EntraPrincipal caller, RoleRule.OneOf asked) {
        return new Refusal(
                Reason.ROLE_MISSING,
                "one of the roles " + new TreeSet<>(asked.roles()),
                "roles " + new TreeSet<>(caller.getRoles()),
                TokenFacts.of(caller));
    }
}
