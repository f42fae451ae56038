package io.github.entrafilter.openapi;

import io.github.entrafilter.protection.PublicPaths;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Describes in an application's OpenAPI document what this filter requires: a bearer token for each operation that is
 * not public, and the responses 401, 403 and 503 as {@code application/problem+json}. A description by the application
 * itself stays as it is.
 *
 * <p>In use unless {@code mp.openapi.filter} names another filter, which may call this one.
 */
public final class EntraOpenApiFilter implements OASFilter {

    private static final String SCHEME = "entra";

    /** Creates the filter, as implementations of MicroProfile OpenAPI do. */
    public EntraOpenApiFilter() {}

    /**
     * Adds the description. A second call adds nothing.
     *
     * @param document the finished document of an application
     */
    @Override
    public void filterOpenAPI(OpenAPI document) {
        describe(document, WrittenSettings.publicPaths());
    }

    /** Adds the description to a document of an application with these public paths. */
    static void describe(OpenAPI document, PublicPaths publicPaths) {
        Map<String, PathItem> paths = Optional.ofNullable(document.getPaths())
                .map(Paths::getPathItems)
                .orElse(Map.of());
        List<Operation> operations = paths.entrySet().stream()
                .filter(path -> !publicPaths.include(path.getKey()))
                .flatMap(path -> path.getValue().getOperations().values().stream())
                .toList();
        if (operations.isEmpty()) {
            return;
        }
        addComponents(document);
        operations.forEach(EntraOpenApiFilter::addResponses);
        if (!isSet(document.getSecurity())) {
            operations.stream()
                    .filter(operation -> !isSet(operation.getSecurity()))
                    .forEach(operation -> operation.addSecurityRequirement(
                            OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        }
    }

    private static boolean isSet(@Nullable Collection<?> values) {
        return values != null && !values.isEmpty();
    }

    private static void addComponents(OpenAPI document) {
        Components components = Optional.ofNullable(document.getComponents()).orElseGet(OASFactory::createComponents);
        addScheme(components);
        addProblems(components);
        document.setComponents(components);
    }

    private static void addScheme(Components components) {
        if (!has(components.getSecuritySchemes(), SCHEME)) {
            components.addSecurityScheme(
                    SCHEME,
                    OASFactory.createSecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .bearerFormat("JWT")
                            .description("An access token of Microsoft Entra ID for this API. An application requests"
                                    + " it with the API's application ID URI and /.default as scope, and may need an"
                                    + " app role of the API; a user may need one of its scopes."));
        }
    }

    private static void addProblems(Components components) {
        if (!has(components.getSchemas(), Problem.SCHEMA)) {
            components.addSchema(Problem.SCHEMA, Problem.schema());
        }
        for (Problem problem : Problem.values()) {
            if (!has(components.getResponses(), problem.component())) {
                components.addResponse(problem.component(), problem.response());
            }
        }
    }

    private static void addResponses(Operation operation) {
        APIResponses responses =
                Optional.ofNullable(operation.getResponses()).orElseGet(OASFactory::createAPIResponses);
        for (Problem problem : Problem.values()) {
            if (!has(responses.getAPIResponses(), problem.status())) {
                responses.addAPIResponse(problem.status(), problem.reference());
            }
        }
        operation.setResponses(responses);
    }

    private static boolean has(@Nullable Map<String, ?> entries, String key) {
        return entries != null && entries.containsKey(key);
    }
}
