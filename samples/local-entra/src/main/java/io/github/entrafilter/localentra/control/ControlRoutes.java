package io.github.entrafilter.localentra.control;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.post;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.SameOriginOnly;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.page.PageFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The routes of the control API and the web page.
 *
 * @param authority the tenant's authority
 * @param directory the directory as it is now
 * @param issuer issues the tokens
 * @param keys rotates and withdraws keys, and breaks their endpoints
 * @param identities hands out credentials, and breaks the endpoints of managed identities
 * @param checks the issuer's checks of a token
 * @param environments returns the environment variables of an application's service
 * @param log the service's log, for the page
 * @param outgoing whether requests for the page may make this process send requests
 */
public record ControlRoutes(
        Authority authority,
        Supplier<Directory> directory,
        TokenIssuer issuer,
        KeyControl keys,
        IdentityControl identities,
        IssuerChecks checks,
        Function<Application, Map<String, String>> environments,
        Supplier<ServiceLog> log,
        OutgoingRequests outgoing) {

    /** Returns the routes. */
    public List<Route> routes() {
        return Stream.of(control(), page()).flatMap(List::stream).toList();
    }

    private List<Route> control() {
        return List.of(
                get("/local-entra/token", guarded(new TokenControl(issuer))),
                get("/local-entra/keys", guarded(keys::state)),
                post("/local-entra/keys/rotate", guarded(keys::rotate)),
                post("/local-entra/keys/withdraw", guarded(keys::withdraw)),
                post("/local-entra/keys/behaviour", guarded(keys::behave)),
                get("/local-entra/certificate", guarded(identities::tlsCertificate)),
                get("/local-entra/clients/{client}/certificate", guarded(identities::clientCertificate)),
                get("/local-entra/clients/{client}/federated-token", guarded(identities::federatedToken)),
                post("/local-entra/identities/behaviour", guarded(identities::script)));
    }

    private List<Route> page() {
        return List.of(
                get("/", new IndexEndpoint(authority.tenantId())),
                get("/local-entra/page.css", PageFile.CSS),
                get("/local-entra/page.js", PageFile.JAVASCRIPT),
                get("/local-entra/directory", guarded(new DirectoryDocument(authority, directory))),
                post(
                        "/local-entra/explain",
                        guarded(new ExplainControl(checks, outgoing.doctors(), this::environmentFor))),
                post(
                        "/local-entra/call",
                        guarded(outgoing.guarded(request -> new CallControl(log.get()).respond(request)))));
    }

    /** Returns the first application's environment for an unknown name or audience. */
    private Map<String, String> environmentFor(String application) {
        Directory now = directory.get();
        return now.application(application)
                .or(() -> now.resourceNamed(application))
                .or(() -> now.applications().stream().findFirst())
                .map(environments)
                .orElseGet(Map::of);
    }

    private static Endpoint guarded(Endpoint endpoint) {
        return new SameOriginOnly(endpoint);
    }
}
