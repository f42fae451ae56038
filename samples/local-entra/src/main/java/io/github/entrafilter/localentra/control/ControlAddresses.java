package io.github.entrafilter.localentra.control;

import static io.github.entrafilter.localentra.http.Route.get;
import static io.github.entrafilter.localentra.http.Route.post;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.KeyEndpoints;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.SameOriginOnly;
import io.github.entrafilter.localentra.issuing.Recipes;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.page.PageFile;
import io.github.entrafilter.localentra.page.TokenDoctor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is where, of what is there for people and tests: the page, and what turns and spoils things.
 *
 * @param mint makes the tokens
 * @param keyEndpoints the discovery and key endpoints
 * @param environments tells what leads the service of an application here
 * @param identities gives out credentials, and spoils the endpoints of managed identities
 */
public record ControlAddresses(
        TokenMint mint,
        KeyEndpoints keyEndpoints,
        Function<Application, Map<String, String>> environments,
        IdentityControl identities) {

    public List<Route> routes() {
        return Stream.of(control(), page()).flatMap(List::stream).toList();
    }

    private List<Route> control() {
        KeyControl keys = new KeyControl(mint.keys().ring(), keyEndpoints);
        return List.of(
                get("/local-entra/token", guarded(new TokenControl(new Recipes(mint)))),
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
        Examination examination = new Examination(mint, mint.grants().clock());
        return List.of(
                get("/", new FrontDoor(mint)),
                get("/local-entra/page.css", PageFile.CSS),
                get("/local-entra/page.js", PageFile.JAVASCRIPT),
                get("/local-entra/directory", guarded(new DirectoryDocument(mint))),
                post(
                        "/local-entra/explain",
                        guarded(new ExplainControl(examination, TokenDoctor.all(), this::environmentFor))));
    }

    /** A token for nobody here is shown to the first who is. */
    private Map<String, String> environmentFor(String audience) {
        Directory directory = mint.grants().directory();
        return directory
                .resourceNamed(audience)
                .or(() -> directory.applications().stream().findFirst())
                .map(environments)
                .orElseGet(Map::of);
    }

    private static Endpoint guarded(Endpoint endpoint) {
        return new SameOriginOnly(endpoint);
    }
}
