package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.User;
import io.github.entrafilter.localentra.graph.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Says what the principals of a directory are given.
 *
 * @param tenant who exists
 * @param clock tells the time of issue
 */
public record Grants(Tenant tenant, Clock clock) {

    /** Entra backdates tokens, so that clocks may differ. */
    static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final Duration USUAL = Duration.ofHours(1).plus(BACKDATED);
    private static final Duration OF_MANAGED_IDENTITY = Duration.ofHours(24).plus(BACKDATED);

    /** The Azure CLI, a public client that is in every tenant. */
    private static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    private static final List<String> USUAL_SCOPE = List.of("user_impersonation");

    /** Who exists now. */
    public Directory directory() {
        return tenant.directory();
    }

    /** What the principal gets who asks for this API by this name. */
    Grant grant(Principal principal, Application resource, String askedFor) {
        return new Grant(
                caller(principal),
                directory().tenantId(),
                resource,
                resource.tokenVersion(),
                askedFor,
                directory().roles(principal, resource),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(BACKDATED),
                principal instanceof ManagedIdentity ? OF_MANAGED_IDENTITY : USUAL);
    }

    /** The same for a user, with the same client where it has been one. */
    Grant delegated(Grant grant, List<String> scopes) {
        User user = grant.caller() instanceof Caller.OfUser already ? already.user() : anyUser();
        Caller client = grant.caller();
        Caller caller = new Caller.OfUser(user, client.clientId(), client.clientAuthentication(), scopes);
        return grant.to(caller, directory().roles(user, grant.resource()));
    }

    private static Caller caller(Principal principal) {
        if (principal instanceof ServicePrincipal application) {
            return Caller.OfApplication.usual(application);
        }
        return new Caller.OfUser((User) principal, AZURE_CLI, "0", USUAL_SCOPE);
    }

    private User anyUser() {
        return directory().users().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The directory has no user to issue a user's token to"));
    }
}
