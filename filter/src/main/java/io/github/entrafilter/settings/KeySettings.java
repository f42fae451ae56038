package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.KEYS;
import static io.github.entrafilter.settings.SettingType.choice;
import static io.github.entrafilter.settings.SettingType.duration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The source of the signing keys, and how often it is read.
 *
 * @param authority the cloud's authority without a trailing slash, https unless loopback
 * @param tenants the tenants whose tokens the keys verify, lower-case GUIDs
 * @param application the client id of an app registration with its own signing keys; the tenant's keys if not set
 * @param versions the token versions to fetch keys for
 * @param refreshInterval between background fetches
 * @param minRefreshInterval between successful fetches that unknown key ids cause
 * @param lastKnownGood how long fetched keys serve while no fetch succeeds
 * @param keyStore the file that keeps the last good keys across restarts
 * @param network the path to the authority
 */
public record KeySettings(
        URI authority,
        Set<String> tenants,
        Optional<String> application,
        Set<TokenVersion> versions,
        Duration refreshInterval,
        Duration minRefreshInterval,
        Duration lastKnownGood,
        VerificationProvider verificationProvider,
        Optional<Path> keyStore,
        NetworkSettings network) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MONTH = Duration.ofDays(30);

    static final Setting<KeyOwner> SIGNING_KEYS = DECLARED.setting(KEYS, "signing-keys", choice(KeyOwner.values()))
            .byDefault("tenant")
            .example("application")
            .meaning("owner of the signing keys: application for an app registration with its own keys, which requires "
                    + "client-id");

    // Minimum one minute, to protect Entra; one second for a loopback authority (tests).
    static final Setting<Duration> KEY_REFRESH_INTERVAL = DECLARED.setting(
                    KEYS, "key-refresh-interval", duration(MINUTE, MONTH))
            .byDefault("PT12H", Duration.ofHours(12))
            .example("PT6H")
            .meaning("time between background fetches of the signing keys; at least PT1S for a loopback authority");

    static final Setting<Duration> KEY_REFRESH_MIN_INTERVAL = DECLARED.setting(
                    KEYS, "key-refresh-min-interval", duration(SECOND, MONTH))
            .byDefault("PT30S", Duration.ofSeconds(30))
            .example("PT1M")
            .meaning(
                    "interval for look-ups of unknown key ids: four at once, then 20 in it and no more than one a second;"
                            + " one for the same id");

    static final Setting<Duration> KEY_LAST_KNOWN_GOOD = DECLARED.setting(
                    KEYS, "key-last-known-good", duration(MINUTE, MONTH))
            .byDefault("PT24H", Duration.ofHours(24))
            .example("P3D")
            .meaning("how long fetched keys serve while no fetch succeeds; at least key-refresh-interval, and at least "
                    + "PT1S for a loopback authority");

    static final Setting<Path> KEY_STORE = DECLARED.setting(KEYS, "key-store", LocationType.FILE)
            .example("/var/lib/orders/keys")
            .meaning(
                    "file that keeps the last good keys across restarts; one for each token version next to it; a folder that "
                            + "is missing or read-only is a warning");

    static final Setting<VerificationProvider> VERIFICATION_PROVIDER = DECLARED.setting(
                    KEYS, "verification-provider", choice(VerificationProvider.values()))
            .byDefault("jdk")
            .example("corretto")
            .meaning(
                    "provider that verifies signatures; corretto and conscrypt must be on the class path and take half "
                            + "the time");

    private static final SettingType<Duration> LOOPBACK_INTERVAL = duration(SECOND, MONTH);

    /** The owner of the signing keys. */
    enum KeyOwner {
        TENANT,
        APPLICATION
    }

    /** The provider that verifies signatures: the JDK, or a native one that takes about half the time. */
    public enum VerificationProvider {
        JDK(""),
        /** Amazon Corretto Crypto Provider. */
        CORRETTO("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
        CONSCRYPT("org.conscrypt.OpenSSLProvider");

        private final String className;

        VerificationProvider(String className) {
            this.className = className;
        }

        /** Returns the provider's class; empty for the JDK's own. */
        public Optional<String> className() {
            return className.isEmpty() ? Optional.empty() : Optional.of(className);
        }
    }

    public KeySettings {
        tenants = Set.copyOf(tenants);
        versions = Set.copyOf(versions);
    }

    /** The tenants distinguish enough: the first hash code of a whole record takes the JDK tens of milliseconds. */
    @Override
    public int hashCode() {
        return tenants.hashCode();
    }

    /** Returns these settings without the file that keeps keys across restarts. */
    public KeySettings withoutKeyStore() {
        return new KeySettings(
                authority,
                tenants,
                application,
                versions,
                refreshInterval,
                minRefreshInterval,
                lastKnownGood,
                verificationProvider,
                Optional.empty(),
                network);
    }

    static KeySettings read(SettingReading reading, TrustSettings trust) {
        URI authority = CloudHost.issuing(reading.value(TrustSettings.AUTHORITY), trust.tenants());
        SettingType<Duration> intervalType =
                LocationType.isLoopback(authority.getHost()) ? LOOPBACK_INTERVAL : KEY_REFRESH_INTERVAL.type();
        Duration interval = reading.value(KEY_REFRESH_INTERVAL, intervalType);
        Duration lastKnownGood = reading.value(KEY_LAST_KNOWN_GOOD, intervalType);
        reading.require(
                lastKnownGood.compareTo(interval) >= 0
                        || reading.isInvalid(KEY_REFRESH_INTERVAL)
                        || reading.isInvalid(KEY_LAST_KNOWN_GOOD),
                KEY_LAST_KNOWN_GOOD + " = " + lastKnownGood + " is shorter than " + KEY_REFRESH_INTERVAL + " = "
                        + interval + ": keys would expire between two fetches");
        return new KeySettings(
                authority,
                trust.tenants(),
                application(reading),
                trust.versions(),
                interval,
                reading.value(KEY_REFRESH_MIN_INTERVAL),
                lastKnownGood,
                reading.value(VERIFICATION_PROVIDER),
                reading.optional(KEY_STORE),
                NetworkSettings.read(reading));
    }

    private static Optional<String> application(SettingReading reading) {
        if (reading.value(SIGNING_KEYS) == KeyOwner.TENANT) {
            return Optional.empty();
        }
        reading.require(
                reading.isWritten(TrustSettings.CLIENT_ID),
                SIGNING_KEYS + " = application requires a client id: "
                        + SettingReading.missing(TrustSettings.CLIENT_ID));
        return reading.optional(TrustSettings.CLIENT_ID);
    }
}
