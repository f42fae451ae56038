package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.RoleRule;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of an application's resources. Thread-safe. */
final class ResourceRules {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private final Map<ResourceMethod, Optional<PathTemplate>> deployed = new ConcurrentHashMap<>();
    private final Map<ResourceMethod, RoleRule> rules = new ConcurrentHashMap<>();
    private final Map<Class<?>, List<Locator>> locators = new ConcurrentHashMap<>();

    /** Adds a method that the implementation found at deployment. */
    void addDeployed(ResourceMethod method) {
        deployed.put(method, method.template());
    }

    /** The rule of the matched method and of all sub-resource locators on the way to it. */
    RoleRule of(ResourceMethod method, UriInfo request) {
        RoleRule rule = rules.computeIfAbsent(method, ResourceMethod::rule);
        MatchedResources matched = MatchedResources.in(request, method);
        if (matched.classes().isEmpty() && method.isOfSubResource()) {
            LOG.log(Level.WARNING, "refused a request for " + method + ": its sub-resource locators are unknown");
            return new RoleRule.DenyAll();
        }
        for (int i = 0; i + 1 < matched.classes().size(); i++) {
            List<Locator> candidates =
                    locators.computeIfAbsent(matched.classes().get(i), ResourceRules::locatorsOf);
            rule = rule.and(Locator.ruleOf(candidates, matched.pathAfter(i)));
        }
        return rule;
    }

    private static List<Locator> locatorsOf(Class<?> resource) {
        List<Locator> found = Locator.of(resource);
        if (found.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "all requests to sub-resources of " + resource.getName()
                            + " are refused: it has no sub-resource locator with annotations");
        }
        return found;
    }

    /**
     * The rule for an automatic OPTIONS response (JAX-RS 3.1, section 3.3.5): the class's, else the strictest of the
     * methods at that path. Denies access if the path is not a root resource's.
     */
    RoleRule ofDescription(UriInfo request) {
        String path = PathTemplate.trimmed(pathOf(request).replaceAll(";[^/]*", ""));
        return deployed.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .filter(template -> template.matches(path))
                        .isPresent())
                .map(entry -> entry.getKey().ruleOfDescription())
                .reduce(RoleRule::and)
                .orElseGet(RoleRule.DenyAll::new);
    }

    /** Quarkus REST has decoded paths only. */
    private static String pathOf(UriInfo request) {
        try {
            return request.getPath(false);
        } catch (IllegalArgumentException unsupported) {
            return request.getPath();
        }
    }
}
