package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.RoleRule;
import java.util.List;

/** A sub-resource locator: JAX-RS 3.1, section 3.4.1. */
record Locator(PathTemplate path, RoleRule rule) {

    static List<Locator> of(Class<?> resource) {
        return ResourceMethod.locatorsOf(resource)
                .map(method -> new Locator(PathTemplate.of(method.path().orElseThrow()), method.rule()))
                .toList();
    }

    /**
     * The rule of the locator that led from one resource to the next. No API names the locator: it is found by its
     * path, where the most literal template wins (section 3.7.2). If several match, all rules apply; if none does,
     * access is denied.
     *
     * @param path the path that the locator matched; empty if unknown
     */
    static RoleRule ruleOf(List<Locator> locators, String path) {
        List<Locator> found = mostLiteral(locators, path);
        return (found.isEmpty() ? locators : found)
                .stream().map(Locator::rule).reduce(RoleRule::and).orElseGet(RoleRule.DenyAll::new);
    }

    private static List<Locator> mostLiteral(List<Locator> locators, String path) {
        if (!isPlain(path)) {
            return List.of();
        }
        List<Locator> matching = locators.stream()
                .filter(locator -> locator.path().matches(path))
                .toList();
        int max = matching.stream()
                .mapToInt(locator -> locator.path().literalCharacters())
                .max()
                .orElse(0);
        return matching.stream()
                .filter(locator -> locator.path().literalCharacters() == max)
                .toList();
    }

    /** Implementations differ in what they match where a path has escapes, matrix parameters or empty segments. */
    private static boolean isPlain(String path) {
        return !path.isEmpty()
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0
                && !path.startsWith("/")
                && !path.contains("//");
    }
}
