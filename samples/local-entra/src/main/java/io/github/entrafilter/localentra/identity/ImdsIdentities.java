package io.github.entrafilter.localentra.identity;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Kind;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Placement;
import io.github.entrafilter.localentra.http.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The managed identities of this machine, which the Instance Metadata Service (IMDS) chooses from. */
final class ImdsIdentities {

    private final List<ManagedIdentity> identities;

    ImdsIdentities(Directory directory) {
        this.identities = directory.managedIdentities().stream()
                .filter(identity -> identity.placement() == Placement.THIS_MACHINE)
                .toList();
    }

    /** Returns the identity that a request names, or the default. */
    ManagedIdentity identity(Parameters query) throws IdentityNotFoundException {
        // Microsoft documents msi_res_id; its libraries send mi_res_id.
        List<Predicate<ManagedIdentity>> conditions = Stream.of(
                        condition(query, ManagedIdentity::clientId, "client_id"),
                        condition(query, ManagedIdentity::objectId, "object_id", "principal_id"),
                        condition(query, ManagedIdentity::resourceId, "msi_res_id", "mi_res_id"))
                .flatMap(Optional::stream)
                .toList();
        return conditions.isEmpty()
                ? byDefault()
                : only(identity -> conditions.stream().allMatch(condition -> condition.test(identity)));
    }

    private static Optional<Predicate<ManagedIdentity>> condition(
            Parameters query, Function<ManagedIdentity, String> id, String... parameters) {
        return Stream.of(parameters)
                .map(query::value)
                .flatMap(Optional::stream)
                .findFirst()
                .map(asked -> identity -> asked.equalsIgnoreCase(id.apply(identity)));
    }

    private ManagedIdentity only(Predicate<ManagedIdentity> named) throws IdentityNotFoundException {
        return identities.stream()
                .filter(named)
                .findFirst()
                .orElseThrow(() -> new IdentityNotFoundException("Identity not found"));
    }

    /** Returns the system-assigned one, else the only user-assigned one (Managed identities FAQ). */
    private ManagedIdentity byDefault() throws IdentityNotFoundException {
        Optional<ManagedIdentity> own = identities.stream()
                .filter(identity -> identity.kind() == Kind.SYSTEM_ASSIGNED)
                .findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        if (identities.size() > 1) {
            throw new IdentityNotFoundException(
                    "Multiple user assigned identities exist, please specify the clientId / "
                            + "resourceId of the identity in the token request");
        }
        return only(any -> true);
    }
}
