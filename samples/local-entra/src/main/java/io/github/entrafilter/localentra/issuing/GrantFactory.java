package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.User;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Creates grants with the roles that the directory assigns to principals.
 *
 * @param directory the directory as it is now
 * @param clock the time of issue
 */
record GrantFactory(Supplier<Directory> directory, Clock clock) {

    /** Entra backdates tokens to allow for clocks that differ. */
    static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final Duration USUAL = Duration.ofHours(1).plus(BACKDATED);
    private static final Duration OF_MANAGED_IDENTITY = Duration.ofHours(24).plus(BACKDATED);

    /** The Azure CLI, a public client that every tenant has. */
    private static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    private static final List<String> USUAL_SCOPE = List.of("user_impersonation");

    /** Returns the principal's grant for an API, which the client requested by this identifier. */
    Grant grant(Principal principal, Application resource, String requestedResource) {
        Directory now = directory.get();
        return new Grant(
                caller(principal),
                now.tenantId(),
                resource,
                resource.tokenVersion(),
                requestedResource,
                now.roles(principal, resource),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(BACKDATED),
                principal instanceof ManagedIdentity ? OF_MANAGED_IDENTITY : USUAL);
    }

    /** Returns the same grant for a user, through the same client. */
    Grant delegated(Grant grant, List<String> scopes) {
        User user = grant.caller() instanceof Caller.OfUser already ? already.user() : firstUser();
        Caller client = grant.caller();
        Caller caller = new Caller.OfUser(user, client.clientId(), client.clientAuthentication(), scopes);
        return grant.to(caller, directory.get().roles(user, grant.resource()));
    }

    private static Caller caller(Principal principal) {
        if (principal instanceof ServicePrincipal application) {
            return Caller.OfApplication.usual(application);
        }
        return new Caller.OfUser((User) principal, AZURE_CLI, "0", USUAL_SCOPE);
    }

    private User firstUser() {
        return directory.get().users().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The directory has no user for a delegated token"));
    }
}
