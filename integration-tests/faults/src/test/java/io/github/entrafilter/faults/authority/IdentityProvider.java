package io.github.entrafilter.faults.authority;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Local Entra behind a proxy that injects faults. Its documents name the proxy, so the key set is fetched through it,
 * too. For one thread.
 */
public final class IdentityProvider implements AutoCloseable {

    private static final String API = "orders";
    private static final int KEYS_AT_FIRST = 2;

    private final FaultyProxy proxy;
    private final LocalEntraServer entra;
    private int keys = KEYS_AT_FIRST;
    private boolean everFaulty;

    private IdentityProvider(FaultyProxy proxy, LocalEntraServer entra) {
        this.proxy = proxy;
        this.entra = entra;
    }

    /** Starts a provider without faults. */
    public static IdentityProvider start() throws IOException {
        FaultyProxy proxy = FaultyProxy.start();
        LocalEntraServer entra =
                LocalEntraServer.start(ServerOptions.of(Directory.standard()).withAuthority(proxy.address()));
        proxy.forwardTo(entra.port());
        return new IdentityProvider(proxy, entra);
    }

    /** Injects this fault in the place of any other. */
    public void inject(Fault fault) throws IOException, InterruptedException {
        everFaulty = true;
        entra.keysRespond(fault.documents());
        if (fault.connections().isPresent()) {
            proxy.behave(fault.connections().get());
        } else {
            proxy.refuse();
        }
    }

    /** Delays each document, without other faults. */
    public void slowDown(Duration delay) throws IOException {
        entra.keysRespond(KeyEndpointBehaviour.slow(delay));
        proxy.behave(ConnectionBehaviour.clear());
    }

    /** Puts a cache in front: documents stay as they are when they are fetched next, without other faults. */
    public void cacheDocuments() throws IOException {
        proxy.behave(ConnectionBehaviour.cached());
    }

    /** Ends all faults. */
    public void recover() throws IOException {
        entra.keysRespond(KeyEndpointBehaviour.healthy());
        proxy.behave(ConnectionBehaviour.clear());
    }

    /** Publishes a new key alongside the others, and signs with it from now on. */
    public void rotateKeys() {
        entra.rotateKeys();
        keys++;
    }

    /** Publishes the key that signs, and no other. */
    public void withdrawOldKeys() {
        for (; keys > 1; keys--) {
            entra.withdrawOldestKey();
        }
    }

    /** A builder of this principal's token for the service. */
    public TokenBuilder token(String principal) {
        return entra.token(principal, API);
    }

    /** The init-params by which a filter trusts this provider. */
    public Map<String, String> settings() {
        Map<String, String> environment = entra.environmentForApi(API);
        return Map.of(
                "tenant-id", environment.getOrDefault("ENTRA_TENANT_ID", ""),
                "client-id", environment.getOrDefault("ENTRA_CLIENT_ID", ""),
                "audiences", environment.getOrDefault("ENTRA_AUDIENCES", ""),
                "authority", environment.getOrDefault("ENTRA_AUTHORITY", ""));
    }

    /** The number of requests for documents that have arrived. */
    public int requests() {
        return entra.keyFetches();
    }

    /** Whether a fault was ever injected. */
    public boolean wasEverFaulty() {
        return everFaulty;
    }

    @Override
    public void close() {
        proxy.close();
        entra.close();
    }
}
