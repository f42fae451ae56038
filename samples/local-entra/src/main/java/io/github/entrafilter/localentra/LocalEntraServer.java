package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.control.ControlAddresses;
import io.github.entrafilter.localentra.control.IdentityControl;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.Addresses;
import io.github.entrafilter.localentra.endpoint.EntraErrors;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.endpoint.KeyEndpoints;
import io.github.entrafilter.localentra.endpoint.RegisteredCredentials;
import io.github.entrafilter.localentra.endpoint.ScriptedFaults;
import io.github.entrafilter.localentra.graph.Tenant;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.Routes;
import io.github.entrafilter.localentra.issuing.Authority;
import io.github.entrafilter.localentra.issuing.Grants;
import io.github.entrafilter.localentra.issuing.Recipes;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.issuing.TokenRecipe;
import io.github.entrafilter.localentra.keys.SigningKeys;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stand-in for Entra ID and for Azure's managed identity endpoints, on the loopback interface of this machine.
 *
 * <p>Safe for use by several threads. Its signing keys are in the JAR for everybody to read: only tests may trust them.
 */
public final class LocalEntraServer implements AutoCloseable {

    private final Listeners listeners;
    private final URI authority;
    private final TokenMint mint;
    private final KeyEndpoints keyEndpoints;
    private final Environments environments;
    private final ClientEnvironments clients;
    private final ScriptedFaults identityFaults = new ScriptedFaults();
    private final List<Route> routes;

    private LocalEntraServer(Listeners listeners, URI address, Directory directory) {
        Clock clock = Clock.systemUTC();
        Authority names = new Authority(address, directory.tenantId());
        EntraErrors errors = new EntraErrors(address, clock);
        SigningKeys keys = SigningKeys.load();
        RegisteredCredentials registered = RegisteredCredentials.of(names, clock);
        this.listeners = listeners;
        this.authority = address;
        this.mint = new TokenMint(names, new Grants(new Tenant(directory), clock), keys);
        this.keyEndpoints = new KeyEndpoints(names, keys, errors);
        this.environments = Environments.at(address);
        this.clients = ClientEnvironments.at(listeners, directory, registered);
        IdentityControl identities = new IdentityControl(directory, registered, listeners.tls(), identityFaults);
        this.routes = Stream.concat(
                        new Addresses(
                                        mint,
                                        keyEndpoints,
                                        errors,
                                        environments.identityHeader(),
                                        registered,
                                        identityFaults)
                                .routes().stream(),
                        new ControlAddresses(
                                        mint,
                                        keyEndpoints,
                                        it -> environments.api(directory.tenantId(), it),
                                        identities)
                                .routes().stream())
                .toList();
        listeners.serve(new Routes(routes));
    }

    /** Starts with the {@linkplain Directory#standard() standard directory} on a free port. */
    public static LocalEntraServer start() {
        return start(Directory.standard(), 0);
    }

    /**
     * Starts on this port; 0 stands for any free one. What needs https finds it on some other port.
     *
     * @throws UncheckedIOException if the port is taken or not allowed
     * @throws IllegalStateException if this is Azure, by its environment variables
     */
    public static LocalEntraServer start(Directory directory, int port) {
        return start(directory, port, 0);
    }

    /**
     * Starts on these ports; 0 stands for any free one.
     *
     * @throws UncheckedIOException if a port is taken or not allowed
     * @throws IllegalStateException if this is Azure, by its environment variables
     */
    public static LocalEntraServer start(Directory directory, int port, int httpsPort) {
        return start(directory, port, httpsPort, Optional.empty());
    }

    /**
     * Starts on free ports, behind a proxy: its documents and tokens name this address, and not its own.
     *
     * @param proxy {@code http://localhost:PORT}, without a slash at the end
     * @throws IllegalStateException if this is Azure, by its environment variables
     */
    public static LocalEntraServer startBehind(URI proxy) {
        return start(Directory.standard(), 0, 0, Optional.of(proxy));
    }

    private static LocalEntraServer start(Directory directory, int port, int httpsPort, Optional<URI> proxy) {
        AzureEnvironment.refuse(System.getenv());
        Listeners listeners = Listeners.open(port, httpsPort);
        return new LocalEntraServer(
                listeners, proxy.orElseGet(() -> listeners.http().address()), directory);
    }

    /** {@code http://localhost:PORT}, in the place of {@code https://login.microsoftonline.com}. */
    public URI authority() {
        return authority;
    }

    /** The port that it listens on; the authority's, unless a proxy stands in front. */
    public int port() {
        return listeners.http().address().getPort();
    }

    /**
     * {@code https://localhost:PORT}, the same for clients that insist on https. Its certificate is made at each start.
     */
    public URI secureAuthority() {
        return listeners.https().address();
    }

    /** The tenant's GUID. */
    public String tenantId() {
        return directory().tenantId();
    }

    /** Who is in the tenant now: whom it started with, and what Microsoft Graph has changed. */
    public Directory directory() {
        return mint.grants().directory();
    }

    /**
     * What the API has to know, as {@code ENTRA_*} environment variables.
     *
     * @throws IllegalArgumentException if there is no application of this name
     */
    public Map<String, String> environmentForApi(String applicationName) {
        return environments.api(tenantId(), Recipes.application(directory(), applicationName));
    }

    /** What Azure's client libraries have to know to find the metadata service here. */
    public Map<String, String> environmentForManagedIdentity() {
        return environments.managedIdentity();
    }

    /** What Azure's client libraries have to know to believe that they are on App Service. */
    public Map<String, String> environmentForAppService() {
        return environments.appService();
    }

    /** What clients without a managed identity have to know. */
    public ClientEnvironments environmentForClient() {
        return clients;
    }

    /**
     * The next requests to the endpoints of managed identities get these HTTP statuses, one each; from then on tokens
     * again.
     *
     * @throws IllegalArgumentException if one of them is no error
     */
    public void identityEndpointsFail(Integer... statuses) {
        identityFaults.script(List.of(statuses));
    }

    /** How many requests there have been to the endpoints of managed identities. */
    public int identityRequests() {
        return identityFaults.requests();
    }

    /** Publishes a new signing key beside the others, and signs with it from now on. */
    public void rotateKeys() {
        mint.keys().ring().rotate();
    }

    /**
     * Publishes the oldest signing key no longer.
     *
     * @throws IllegalStateException if it is the only one
     */
    public void withdrawOldestKey() {
        mint.keys().ring().withdrawOldest();
    }

    /**
     * The recipe for the token that this principal gets for this API. It is made even where Entra would refuse, because
     * the API requires a role and the principal has none.
     *
     * @throws IllegalArgumentException if there is no principal or no application of this name
     */
    public TokenRecipe token(String principalName, String applicationName) {
        return new Recipes(mint).recipe(principalName, applicationName);
    }

    /**
     * From now on, what is created through Microsoft Graph is not seen by the next so many requests to it, as Entra's
     * directory is not everywhere at once either.
     */
    public void directoryDelay(int requests) {
        mint.grants().tenant().graph().delay(requests);
    }

    /** From now on, the discovery and key endpoints answer so. */
    public void keysAnswer(KeyEndpointBehaviour behaviour) {
        keyEndpoints.behave(behaviour);
    }

    /** How many requests there have been to the discovery and key endpoints. */
    public int keyFetches() {
        return keyEndpoints.fetches();
    }

    /** Everything that is served here. */
    List<Route> routes() {
        return routes;
    }

    /** Stops at once. Closing twice does no harm. */
    @Override
    public void close() {
        listeners.close();
    }
}
