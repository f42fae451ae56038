package io.github.entrafilter.protection;

import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PreparedResponse;
import java.util.List;

/**
 * The protection of JAX-RS resources. The decision of a filter in front of a resource stands; a request that no filter
 * has seen is judged by the application's settings or, where only filters have settings, by each of them. Thread-safe.
 */
public final class ResourceProtection {

    private final List<Protection> protections;

    /**
     * Combines protections.
     *
     * @param protections at least one
     */
    public ResourceProtection(List<Protection> protections) {
        this.protections = List.copyOf(protections);
    }

    /** Decides on a request to a resource that no filter has decided on. */
    public Decision decide(IncomingRequest request) {
        Decision decision = first().decide(request);
        return decision instanceof Decision.Passed passed
                ? decideByAll(protections.subList(1, protections.size()), request, passed)
                : decision;
    }

    /**
     * Decides on a request to a resource that a filter has decided on.
     *
     * @param earlier the filter's decision, perhaps for another path
     */
    public Decision decide(IncomingRequest request, Decision.Passed earlier) {
        if (earlier.isFor(request)) {
            return earlier instanceof Decision.Anonymous anonymous
                    ? anonymous.by().decideOnResource(request, anonymous)
                    : earlier;
        }
        return decideByAll(protections, request, earlier);
    }

    private static Decision decideByAll(
            List<Protection> protections, IncomingRequest request, Decision.Passed earlier) {
        Decision.Passed soFar = earlier;
        for (Protection protection : protections) {
            Decision decision = protection.decide(request, soFar);
            if (!(decision instanceof Decision.Passed passed)) {
                return decision;
            }
            soFar = passed;
        }
        return soFar;
    }

    /** Whether a decision on this request may have to wait for signing keys: its token's verdict is not cached. */
    public boolean mayWait(IncomingRequest request) {
        return protections.stream().anyMatch(protection -> protection.mayWait(request));
    }

    /** Applies a resource's role rule to an earlier decision. */
    public Decision applyRule(RoleRule rule, Decision decision, IncomingRequest request) {
        return first().applyRule(rule, decision, request);
    }

    /** Identifies the caller without refusing anything, as {@link Protection#identify} does. */
    public Decision.Passed identify(IncomingRequest request) {
        return first().identify(request);
    }

    /** Adds the caller to the current span, for spans that start after authentication. */
    public void trace(Decision decision) {
        first().trace(decision);
    }

    /** The response to a request that goes no further. */
    public PreparedResponse responseTo(Decision.Ended ended, IncomingRequest request) {
        return first().responseTo(ended, request);
    }

    private Protection first() {
        return protections.get(0);
    }
}
