package io.github.entrafilter.localentra.directory;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.directory.Application.Assignment;
import io.github.entrafilter.localentra.directory.Application.OptionalClaim;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Kind;
import io.github.entrafilter.localentra.directory.ManagedIdentity.Placement;
import io.github.entrafilter.localentra.json.JsonReader;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a directory file, and reports all its problems at once. Used once, by one thread. */
final class DirectoryReader {

    private static final Map<Object, AccessTokenVersion> VERSIONS =
            Map.of(1L, AccessTokenVersion.V1, 2L, AccessTokenVersion.V2);
    private static final Map<Object, Assignment> ASSIGNMENTS =
            Map.of(true, Assignment.REQUIRED, false, Assignment.OPTIONAL);
    private static final Map<Object, Placement> PLACEMENTS =
            Map.of(true, Placement.THIS_MACHINE, false, Placement.ELSEWHERE);
    private static final Map<Object, Kind> KINDS =
            new TreeMap<>(Map.of("system", Kind.SYSTEM_ASSIGNED, "user", Kind.USER_ASSIGNED));

    private static final Map<String, OptionalClaim> OPTIONAL_CLAIMS =
            new TreeMap<>(Map.of("idtyp", OptionalClaim.IDTYP, "xms_cc", OptionalClaim.XMS_CC));

    private final List<String> problems = new ArrayList<>();

    Directory read(String json) {
        JsonReader root = new JsonReader("$", parse(json), problems);
        String tenantId = root.string("tenantId");
        List<Application> applications = root.objects("applications", DirectoryReader::application);
        List<ManagedIdentity> identities = root.objects("managedIdentities", DirectoryReader::identity);
        List<ConfidentialClient> clients = root.objects("clients", DirectoryReader::client);
        List<User> users = root.objects("users", DirectoryReader::user);
        List<AppRoleAssignment> assignments = root.objects("roleAssignments", DirectoryReader::assignment);
        root.refuseOthers();
        if (!problems.isEmpty()) {
            problems.addAll(
                    new DirectoryValidator(tenantId, applications, identities, clients, users, assignments).problems());
            throw new InvalidDirectoryException(problems);
        }
        return new Directory(tenantId, applications, identities, clients, users, assignments);
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new InvalidDirectoryException(List.of("$: not a JSON object: " + e.getMessage()));
        }
    }

    private static Application application(JsonReader json) {
        return new Application(
                json.string("name"),
                json.string("clientId"),
                json.string("objectId"),
                json.strings("identifierUris"),
                // Entra's default.
                json.choice("requestedAccessTokenVersion", VERSIONS, AccessTokenVersion.V1),
                Set.copyOf(json.strings("appRoles")),
                optionalClaims(json),
                json.choice("assignmentRequired", ASSIGNMENTS, Assignment.OPTIONAL));
    }

    private static Set<OptionalClaim> optionalClaims(JsonReader json) {
        return Set.copyOf(json.choices("optionalClaims", OPTIONAL_CLAIMS));
    }

    private static ManagedIdentity identity(JsonReader json) {
        return new ManagedIdentity(
                json.string("name"),
                json.string("clientId"),
                json.string("objectId"),
                json.choice("kind", KINDS, Kind.USER_ASSIGNED),
                json.string("resourceId"),
                json.choice("assignedToThisMachine", PLACEMENTS, Placement.ELSEWHERE));
    }

    private static ConfidentialClient client(JsonReader json) {
        return new ConfidentialClient(
                json.string("name"), json.string("clientId"), json.string("objectId"), json.string("secret"));
    }

    private static User user(JsonReader json) {
        return new User(json.string("name"), json.string("objectId"));
    }

    private static AppRoleAssignment assignment(JsonReader json) {
        return new AppRoleAssignment(json.string("principal"), json.string("resource"), json.strings("roles"));
    }
}
