package io.github.entrafilter.localentra.directory;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.directory.Application.Assignment;
import io.github.entrafilter.localentra.directory.Application.OptionalClaim;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Kind;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Placement;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a directory file, and reports everything that is wrong with it at once. Used once, by one thread. */
final class DirectoryReader {

    private static final Map<Object, TokenVersion> VERSIONS = Map.of(1L, TokenVersion.V1, 2L, TokenVersion.V2);
    private static final Map<Object, Assignment> ASSIGNMENTS =
            Map.of(true, Assignment.REQUIRED, false, Assignment.OPTIONAL);
    private static final Map<Object, Placement> PLACEMENTS =
            Map.of(true, Placement.THIS_MACHINE, false, Placement.ELSEWHERE);
    private static final Map<Object, Kind> KINDS =
            new TreeMap<>(Map.of("system", Kind.SYSTEM_ASSIGNED, "user", Kind.USER_ASSIGNED));

    private final List<String> faults = new ArrayList<>();

    Directory read(String json) {
        JsonReader root = new JsonReader("$", parse(json), faults);
        String tenantId = root.text("tenantId");
        List<Application> applications = root.objects("applications", DirectoryReader::application);
        List<ManagedIdentity> identities = root.objects("managedIdentities", DirectoryReader::identity);
        List<ConfidentialClient> clients = root.objects("clients", DirectoryReader::client);
        List<User> users = root.objects("users", DirectoryReader::user);
        List<RoleAssignment> assignments = root.objects("roleAssignments", DirectoryReader::assignment);
        root.refuseOthers();
        if (!faults.isEmpty()) {
            faults.addAll(new DirectoryCheck(tenantId, applications, identities, clients, users, assignments).faults());
            throw new InvalidDirectoryException(faults);
        }
        return new Directory(tenantId, applications, identities, clients, users, assignments);
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new InvalidDirectoryException(List.of("$: this is not a JSON object: " + e.getMessage()));
        }
    }

    private static Application application(JsonReader json) {
        return new Application(
                json.text("name"),
                json.text("clientId"),
                json.text("objectId"),
                json.texts("identifierUris"),
                // Entra takes no choice for version 1.0.
                json.choice("requestedAccessTokenVersion", VERSIONS, TokenVersion.V1),
                Set.copyOf(json.texts("appRoles")),
                optionalClaims(json),
                json.choice("assignmentRequired", ASSIGNMENTS, Assignment.OPTIONAL));
    }

    private static Set<OptionalClaim> optionalClaims(JsonReader json) {
        return Set.copyOf(json.choices("optionalClaims", Map.of("idtyp", OptionalClaim.IDTYP)));
    }

    private static ManagedIdentity identity(JsonReader json) {
        return new ManagedIdentity(
                json.text("name"),
                json.text("clientId"),
                json.text("objectId"),
                json.choice("kind", KINDS, Kind.USER_ASSIGNED),
                json.text("resourceId"),
                json.choice("assignedToThisMachine", PLACEMENTS, Placement.ELSEWHERE));
    }

    private static ConfidentialClient client(JsonReader json) {
        return new ConfidentialClient(
                json.text("name"), json.text("clientId"), json.text("objectId"), json.text("secret"));
    }

    private static User user(JsonReader json) {
        return new User(json.text("name"), json.text("objectId"));
    }

    private static RoleAssignment assignment(JsonReader json) {
        return new RoleAssignment(json.text("principal"), json.text("resource"), json.texts("roles"));
    }
}
