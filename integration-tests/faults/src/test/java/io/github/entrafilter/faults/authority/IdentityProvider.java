package io.github.entrafilter.faults.authority;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.endpoint.KeyEndpointBehaviour;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Local Entra behind a proxy that injects faults. Its documents name the proxy: whoever follows them, to the key set
 * for instance, comes through it again. For one thread.
 */
public final class IdentityProvider implements AutoCloseable {

    private static final String API = "orders";
    private static final int KEYS_AT_FIRST = 2;

    private final FaultyProxy proxy;
    private final LocalEntraServer entra;
    private int keys = KEYS_AT_FIRST;

    private IdentityProvider(FaultyProxy proxy, LocalEntraServer entra) {
        this.proxy = proxy;
        this.entra = entra;
    }

    /** Starts, in good health. */
    public static IdentityProvider start() throws IOException {
        FaultyProxy proxy = FaultyProxy.start();
        LocalEntraServer entra = LocalEntraServer.startBehind(proxy.address());
        proxy.forwardTo(entra.port());
        return new IdentityProvider(proxy, entra);
    }

    /** From now on, this is wrong. */
    public void inject(Fault fault) throws IOException, InterruptedException {
        entra.keysRespond(fault.documents());
        if (fault.wire().isPresent()) {
            proxy.carry(fault.wire().get());
        } else {
            proxy.refuse();
        }
    }

    /** From now on, each document takes so long. */
    public void slowDown(Duration delay) throws IOException {
        entra.keysRespond(KeyEndpointBehaviour.slow(delay));
        proxy.carry(ConnectionBehaviours.clear());
    }

    /** From now on, nothing is wrong. */
    public void recover() throws IOException {
        entra.keysRespond(KeyEndpointBehaviour.healthy());
        proxy.carry(ConnectionBehaviours.clear());
    }

    /** Publishes a new key beside the others, and signs with it from now on. */
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

    /** The recipe for the token that this principal gets for the service. */
    public TokenBuilder token(String principal) {
        return entra.token(principal, API);
    }

    /** What leads a service here: init-params of its filter. */
    public Map<String, String> settings() {
        Map<String, String> environment = entra.environmentForApi(API);
        return Map.of(
                "tenant-id", environment.getOrDefault("ENTRA_TENANT_ID", ""),
                "client-id", environment.getOrDefault("ENTRA_CLIENT_ID", ""),
                "audiences", environment.getOrDefault("ENTRA_AUDIENCES", ""),
                "authority", environment.getOrDefault("ENTRA_AUTHORITY", ""));
    }

    /** How many requests for documents have reached it. */
    public int requests() {
        return entra.keyFetches();
    }

    /** How many connections have been made to it, or to what stands in its place; refused ones do not count. */
    public int connections() {
        return proxy.connections();
    }

    @Override
    public void close() {
        proxy.close();
        entra.close();
    }
}
