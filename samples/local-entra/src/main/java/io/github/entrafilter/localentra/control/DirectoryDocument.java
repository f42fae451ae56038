package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.User;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import io.github.entrafilter.localentra.issuing.TokenKind;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The directory for the page, without secrets.
 *
 * @param authority the tenant's authority
 * @param directory the directory as it is now
 */
public record DirectoryDocument(Authority authority, Supplier<Directory> directory) implements Endpoint {

    @Override
    public Response respond(Request request) {
        Directory now = directory.get();
        List<JsonBuilder> applications =
                now.applications().stream().map(DirectoryDocument::application).toList();
        List<JsonBuilder> principals =
                now.principals().map(it -> principal(it, now)).toList();
        return Response.json(
                200,
                JsonBuilder.object()
                        .with("tenantId", now.tenantId())
                        .with("authority", authority.base().toString())
                        .with("applications", applications)
                        .with("principals", principals)
                        .with("kinds", TokenKind.parameters())
                        .with(
                                "defects",
                                Arrays.stream(TokenDefect.values())
                                        .map(TokenDefect::parameter)
                                        .toList()));
    }

    private static JsonBuilder application(Application it) {
        return JsonBuilder.object()
                .with("name", it.name())
                .with("clientId", it.clientId())
                .with("tokenVersion", it.tokenVersion().claim())
                .with("appRoles", List.copyOf(new TreeSet<>(it.appRoles())))
                .with("withoutRole", it.assignment() == Application.Assignment.REQUIRED ? "refused" : "gets a token");
    }

    private static JsonBuilder principal(Principal it, Directory now) {
        return JsonBuilder.object()
                .with("name", it.name())
                .with("kind", kind(it))
                .with("clientId", it instanceof ServicePrincipal application ? application.clientId() : "")
                .with("objectId", it.objectId())
                .with("roles", roles(it, now));
    }

    /** Returns the kind of a principal, for people. */
    public static String kind(Principal principal) {
        if (principal instanceof ManagedIdentity identity) {
            return identity.placement() == ManagedIdentity.Placement.THIS_MACHINE
                    ? "managed identity of this machine"
                    : "managed identity";
        }
        return principal instanceof User ? "user" : "confidential client";
    }

    private static List<JsonBuilder> roles(Principal principal, Directory now) {
        return now.applications().stream()
                .filter(application -> !now.roles(principal, application).isEmpty())
                .map(application -> JsonBuilder.object()
                        .with("application", application.name())
                        .with("roles", List.copyOf(now.roles(principal, application))))
                .toList();
    }
}
