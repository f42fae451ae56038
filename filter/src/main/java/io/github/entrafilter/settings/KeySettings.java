package io.github.entrafilter.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where the signing keys come from, and how often they are asked for.
 *
 * @param authority the cloud's authority without a trailing slash, https unless loopback
 * @param tenants the tenants whose tokens the keys shall verify, lower-case GUIDs
 * @param application whose own signing keys are asked for, where an app registration has some: its client id
 * @param versions the token versions to fetch keys for
 * @param refreshInterval between background fetches
 * @param minRefreshInterval between successful fetches that unknown key ids cause
 * @param lastKnownGood how long fetched keys serve while no fetch succeeds
 * @param readTimeout for one whole answer, headers and body
 * @param keyStore where the last good keys outlive the process
 * @param proxy to the authority; the JVM's if not set
 * @param trustStore for TLS to the authority; the JVM's if not set
 */
public record KeySettings(
        URI authority,
        Set<String> tenants,
        Optional<String> application,
        Set<TokenVersion> versions,
        Duration refreshInterval,
        Duration minRefreshInterval,
        Duration lastKnownGood,
        Duration connectTimeout,
        Duration readTimeout,
        VerificationProvider verificationProvider,
        Optional<Path> keyStore,
        Optional<ProxySettings> proxy,
        Optional<TrustStoreSettings> trustStore) {

    public KeySettings {
        tenants = Set.copyOf(tenants);
        versions = Set.copyOf(versions);
    }
}
