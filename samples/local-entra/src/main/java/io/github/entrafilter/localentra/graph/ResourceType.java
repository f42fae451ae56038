package io.github.entrafilter.localentra.graph;

import static io.github.entrafilter.localentra.graph.GraphErrorException.badRequest;

import java.util.Map;
import java.util.Set;

/**
 * A type of Microsoft Graph, with the properties that local Entra supports.
 *
 * @param name the name of the type
 * @param properties the shape of each property
 * @param required the required properties
 */
record ResourceType(String name, Map<String, Shape> properties, Set<String> required) implements Shape {

    static final ResourceType OPTIONAL_CLAIM = new ResourceType(
            "OptionalClaim",
            Map.of(
                    "name",
                    STRING,
                    "essential",
                    BOOLEAN,
                    "source",
                    STRING,
                    "additionalProperties",
                    Shape.listOf(STRING)),
            Set.of("name"));

    static final ResourceType OPTIONAL_CLAIMS = new ResourceType(
            "OptionalClaims",
            Map.of(
                    "accessToken", Shape.listOf(OPTIONAL_CLAIM),
                    "idToken", Shape.listOf(OPTIONAL_CLAIM),
                    "saml2Token", Shape.listOf(OPTIONAL_CLAIM)),
            Set.of());

    static final ResourceType APP_ROLE = new ResourceType(
            "AppRole",
            Map.of(
                    "id", GUID,
                    "allowedMemberTypes", Shape.listOf(Shape.oneOf(Set.of("Application", "User"))),
                    "description", STRING,
                    "displayName", STRING,
                    "isEnabled", BOOLEAN,
                    "value", STRING,
                    "origin", STRING),
            Set.of("id", "allowedMemberTypes", "description", "displayName"));

    static final ResourceType API = new ResourceType(
            "ApiApplication",
            Map.of("requestedAccessTokenVersion", Shape.oneOf(Set.of(1L, 2L)), "acceptMappedClaims", BOOLEAN),
            Set.of());

    static final ResourceType APPLICATION = new ResourceType(
            "Application",
            Map.of(
                    "displayName",
                    STRING,
                    "description",
                    STRING,
                    "signInAudience",
                    Shape.oneOf(Set.of("AzureADMyOrg", "AzureADMultipleOrgs")),
                    "identifierUris",
                    Shape.listOf(STRING),
                    "api",
                    API,
                    "appRoles",
                    Shape.listOf(APP_ROLE),
                    "optionalClaims",
                    OPTIONAL_CLAIMS,
                    // The Azure CLI sends an empty list; certificates are not supported.
                    "keyCredentials",
                    Shape.listOf(Shape.oneOf(Set.of()))),
            Set.of("displayName"));

    static final ResourceType SERVICE_PRINCIPAL = new ResourceType(
            "ServicePrincipal",
            Map.of("appId", GUID, "accountEnabled", BOOLEAN, "appRoleAssignmentRequired", BOOLEAN),
            Set.of("appId"));

    static final ResourceType APP_ROLE_ASSIGNMENT = new ResourceType(
            "AppRoleAssignment",
            Map.of("principalId", GUID, "resourceId", GUID, "appRoleId", GUID),
            Set.of("principalId", "resourceId", "appRoleId"));

    /** Validates a whole object: required properties must be present. */
    @Override
    public void require(String property, Object value) throws GraphErrorException {
        if (!(value instanceof Map<?, ?> members)) {
            throw badRequest("Cannot convert the literal '" + value + "' to the expected type '" + name + "'.");
        }
        for (String each : required) {
            if (members.get(each) == null) {
                throw missing(each);
            }
        }
        requireChanges(members);
    }

    /** Validates changes: {@code null} removes a property, unless it is required. */
    void requireChanges(Map<?, ?> changes) throws GraphErrorException {
        for (Map.Entry<?, ?> change : changes.entrySet()) {
            String property = String.valueOf(change.getKey());
            Shape shape = properties.get(property);
            if (shape == null) {
                throw badRequest("The property '" + property + "' does not exist on type '" + name
                        + "', or is not supported by local Entra.");
            }
            if (change.getValue() != null) {
                shape.require(property, change.getValue());
            } else if (required.contains(property)) {
                throw missing(property);
            }
        }
    }

    private GraphErrorException missing(String property) {
        return badRequest("A value is required for property '" + property + "' of resource '" + name + "'.");
    }
}
