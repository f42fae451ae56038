package io.github.entrafilter.localentra.issuing;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.Principal;
import java.util.List;

/**
 * Finds by their names those for whom a token is to be minted.
 *
 * @param mint makes the tokens
 */
public record Recipes(TokenMint mint) {

    public TokenRecipe recipe(String principalName, String applicationName) {
        Directory directory = mint.grants().directory();
        Principal principal = directory
                .principal(principalName)
                .orElseThrow(() -> unknown(
                        "principal",
                        principalName,
                        directory.principals().map(Principal::name).toList()));
        Application application = application(directory, applicationName);
        return new TokenRecipe(mint, mint.grants().grant(principal, application, application.usualAudience()));
    }

    public static Application application(Directory directory, String name) {
        return directory
                .application(name)
                .orElseThrow(() -> unknown(
                        "application",
                        name,
                        directory.applications().stream().map(Application::name).toList()));
    }

    private static IllegalArgumentException unknown(String kind, String name, List<String> known) {
        return new IllegalArgumentException(
                "The directory has no " + kind + " '" + name + "'; it has " + String.join(", ", known));
    }
}
