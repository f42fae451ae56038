package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.User;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.Oddity;
import io.github.entrafilter.localentra.issuing.TokenMint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who is in the tenant now, for the page. No secret is in it.
 *
 * @param mint has the directory
 */
public record DirectoryDocument(TokenMint mint) implements Endpoint {

    @Override
    public Answer answer(Request request) {
        Directory directory = mint.grants().directory();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tenantId", directory.tenantId());
        json.put("authority", mint.authority().base().toString());
        json.put(
                "applications",
                directory.applications().stream()
                        .map(DirectoryDocument::application)
                        .toList());
        json.put(
                "principals",
                directory.principals().map(it -> principal(it, directory)).toList());
        json.put(
                "oddities",
                Arrays.stream(Oddity.values()).map(Oddity::parameter).toList());
        return Answer.json(200, json);
    }

    private static Map<String, Object> application(Application it) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", it.name());
        json.put("clientId", it.clientId());
        json.put("tokenVersion", it.tokenVersion().claim());
        json.put("appRoles", List.copyOf(new TreeSet<>(it.appRoles())));
        json.put("withoutRole", it.assignment() == Application.Assignment.REQUIRED ? "refused" : "gets a token");
        return json;
    }

    private static Map<String, Object> principal(Principal it, Directory directory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", it.name());
        json.put("kind", kind(it));
        json.put("clientId", it instanceof ServicePrincipal application ? application.clientId() : "");
        json.put("objectId", it.objectId());
        json.put("roles", roles(it, directory));
        return json;
    }

    public static String kind(Principal principal) {
        if (principal instanceof ManagedIdentity identity) {
            return identity.placement() == ManagedIdentity.Placement.THIS_MACHINE
                    ? "managed identity of this machine"
                    : "managed identity";
        }
        return principal instanceof User ? "user" : "confidential client";
    }

    private static List<Map<String, Object>> roles(Principal principal, Directory directory) {
        return directory.applications().stream()
                .filter(application -> !directory.roles(principal, application).isEmpty())
                .map(application -> Map.<String, Object>of(
                        "application",
                        application.name(),
                        "roles",
                        List.copyOf(directory.roles(principal, application))))
                .toList();
    }
}
