package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.http.LoopbackServer;
import io.github.entrafilter.localentra.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * A stand-in for Entra ID and for Azure's managed identity endpoints, on the loopback interface of this machine.
 *
 * <p>Safe for use by several threads. Its signing keys are in the JAR for everybody to read: only tests may trust them.
 */
public final class LocalEntraServer implements AutoCloseable {

    private final LoopbackServer http;
    private final URI authority;
    private final TokenMint mint;
    private final KeyEndpoints keyEndpoints;
    private final Environments environments;

    private LocalEntraServer(LoopbackServer http, URI address, Directory directory, Clock clock) {
        Authority names = new Authority(address, directory.tenantId());
        EntraErrors errors = new EntraErrors(address, clock);
        SigningKeys keys = SigningKeys.load();
        this.http = http;
        this.authority = address;
        this.mint = new TokenMint(names, new Grants(directory, clock), keys);
        this.keyEndpoints = new KeyEndpoints(names, keys, errors);
        this.environments = Environments.at(address);
        http.serve(new Routes(new Addresses(mint, keyEndpoints, errors, environments).routes()));
    }

    /** Starts with the {@linkplain Directory#standard() standard directory} on a free port. */
    public static LocalEntraServer start() {
        return start(Directory.standard(), 0);
    }

    /**
     * Starts on this port; 0 stands for any free one.
     *
     * @throws UncheckedIOException if the port is taken or not allowed
     * @throws IllegalStateException if this is Azure, by its environment variables
     */
    public static LocalEntraServer start(Directory directory, int port) {
        LoopbackServer http = bind(port);
        return new LocalEntraServer(http, http.address(), directory, Clock.systemUTC());
    }

    /**
     * Starts on a free port, behind a proxy: its documents and tokens name this address, and not its own.
     *
     * @param proxy {@code http://localhost:PORT}, without a slash at the end
     * @throws IllegalStateException if this is Azure, by its environment variables
     */
    public static LocalEntraServer startBehind(URI proxy) {
        return new LocalEntraServer(bind(0), proxy, Directory.standard(), Clock.systemUTC());
    }

    private static LoopbackServer bind(int port) {
        AzureEnvironment.refuse(System.getenv());
        try {
            return LoopbackServer.bind(port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Port " + port + " of localhost cannot be had (" + e.getMessage()
                            + "): choose another, or 0 for any free one",
                    e);
        }
    }

    /** {@code http://localhost:PORT}, in the place of {@code https://login.microsoftonline.com}. */
    public URI authority() {
        return authority;
    }

    /** The port that it listens on; the authority's, unless a proxy stands in front. */
    public int port() {
        return http.address().getPort();
    }

    /** The tenant's GUID. */
    public String tenantId() {
        return directory().tenantId();
    }

    /** Who is in the tenant. */
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

    /** From now on, the discovery and key endpoints answer so. */
    public void keysAnswer(KeyEndpointBehaviour behaviour) {
        keyEndpoints.behave(behaviour);
    }

    /** How many requests there have been to the discovery and key endpoints. */
    public int keyFetches() {
        return keyEndpoints.fetches();
    }

    /** Stops at once. Closing twice does no harm. */
    @Override
    public void close() {
        http.close();
    }
}
