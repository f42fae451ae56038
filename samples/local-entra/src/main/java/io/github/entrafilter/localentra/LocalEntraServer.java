package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.http.Router;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A local replacement for Entra ID and Azure's managed identity endpoints, on the loopback interface of this machine
 * unless {@link ServerOptions} bind another address.
 *
 * <pre>{@code
 * try (LocalEntraServer entra = LocalEntraServer.start()) {
 *     String token = entra.token("orders-client", "orders").mint();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. Its signing keys are public: only tests may trust them.
 */
public final class LocalEntraServer implements AutoCloseable {

    private final Listeners listeners;
    private final ServerComponents components;
    private final LocalAuthority http;
    private final LocalAuthority https;

    private LocalEntraServer(Listeners listeners, ServerOptions options) {
        this.listeners = listeners;
        this.components = ServerComponents.of(listeners, options);
        this.http = components.at(components.http());
        this.https = components.at(components.https());
        listeners.serve(new Router(http.routes()), new Router(https.routes()));
    }

    /**
     * Starts with the {@linkplain Directory#standard() standard directory} on free ports.
     *
     * @throws IllegalStateException if environment variables show that this is Azure
     */
    public static LocalEntraServer start() {
        return start(ServerOptions.of(Directory.standard()));
    }

    /**
     * Starts with these options.
     *
     * @throws UncheckedIOException if a port is in use or not allowed, or the address is not one of this machine
     * @throws IllegalStateException if environment variables show that this is Azure
     */
    public static LocalEntraServer start(ServerOptions options) {
        AzureEnvironment.refuse(System.getenv());
        return new LocalEntraServer(Listeners.open(options), options);
    }

    /** Returns {@code http://localhost:PORT}, in place of {@code https://login.microsoftonline.com}. */
    public URI authority() {
        return http.address();
    }

    /** Returns the http port: the authority's, unless it is behind a proxy. */
    public int port() {
        return listeners.http().bound().getPort();
    }

    /** Returns the https port: the secure authority's, unless it is behind a proxy. */
    public int httpsPort() {
        return listeners.https().bound().getPort();
    }

    /**
     * Returns this server at its https address, for services and tests with {@code ENTRA_AUTHORITY=https://...}. Its
     * certificate is generated at each start. The methods of this class use the http address.
     */
    public LocalAuthority overHttps() {
        return https;
    }

    /** Returns the tenant's GUID. */
    public String tenantId() {
        return directory().tenantId();
    }

    /** Returns the directory as it is now, including changes through Microsoft Graph. */
    public Directory directory() {
        return components.tenant().directory();
    }

    /**
     * Returns the {@code ENTRA_*} environment variables of an application's service.
     *
     * @throws IllegalArgumentException if there is no application with this name
     */
    public Map<String, String> environmentForApi(String applicationName) {
        return http.environmentForApi(applicationName);
    }

    /** Returns the environment variables that lead Azure's client libraries to this metadata service. */
    public Map<String, String> environmentForManagedIdentity() {
        return http.environmentForManagedIdentity();
    }

    /** Returns the environment variables that lead Azure's client libraries to this App Service endpoint. */
    public Map<String, String> environmentForAppService() {
        return http.environmentForAppService();
    }

    /**
     * Returns the environment variables that lead Azure's client libraries to this Azure Arc endpoint. It writes to the
     * directory of Azure's agent, {@code /var/opt/azcmagent/tokens}, as the libraries require.
     */
    public Map<String, String> environmentForAzureArc() {
        return http.environmentForAzureArc();
    }

    /** Returns the environments of clients without a managed identity. */
    public ClientEnvironments environmentForClient() {
        return ClientEnvironments.at(listeners, directory(), components.registered());
    }

    /**
     * Makes the managed identity endpoints fail: the next requests get one of these HTTP statuses each.
     *
     * @throws IllegalArgumentException if a status is not from 400 to 599
     */
    public void identityEndpointsFail(Integer... statuses) {
        components.identityErrors().script(List.of(statuses));
    }

    /** Returns the number of requests to the managed identity endpoints so far. */
    public int identityRequests() {
        return components.identityErrors().requests();
    }

    /** Publishes a new signing key alongside the others, and signs with it from now on. */
    public void rotateKeys() {
        components.keys().ring().rotate();
    }

    /**
     * Stops publishing the oldest signing key.
     *
     * @throws IllegalStateException if it is the only one
     */
    public void withdrawOldestKey() {
        components.keys().ring().withdrawOldest();
    }

    /**
     * Returns the token of this principal for this API, to be changed and minted. It exists even where Entra would
     * refuse, because the API requires a role and the principal has none.
     *
     * @throws IllegalArgumentException if there is no principal or no application with this name
     */
    public TokenBuilder token(String principalName, String applicationName) {
        return http.token(principalName, applicationName);
    }

    /**
     * Makes each kind of request to Graph miss changes a number of times, like replication delay in Entra; 0 shows
     * everything at once.
     */
    public void directoryDelay(int requests) {
        components.tenant().graph().delay(requests);
    }

    /** Shows the latest of these lines on the page when a service refuses its call: those of the filter's log. */
    public void showServiceLog(Supplier<List<String>> lines) {
        components.serviceLog().set(lines::get);
    }

    /** Changes the behaviour of the discovery and key endpoints from now on. */
    public void keysRespond(KeyEndpointBehaviour behaviour) {
        components.keyEndpoints().behave(behaviour);
    }

    /** Returns the number of requests to the discovery and key endpoints so far. */
    public int keyFetches() {
        return components.keyEndpoints().fetches();
    }

    /** Returns all routes, for tests. */
    List<Route> routes() {
        return http.routes();
    }

    /** Stops immediately. A second call has no effect. */
    @Override
    public void close() {
        listeners.close();
    }
}
