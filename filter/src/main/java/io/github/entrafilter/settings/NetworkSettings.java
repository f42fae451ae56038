package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.NETWORK;
import static io.github.entrafilter.settings.SettingType.duration;
import static io.github.entrafilter.settings.StringType.ANY;

import java.net.PasswordAuthentication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The network path to the authority.
 *
 * @param readTimeout for a complete response, headers and body
 * @param proxy the JVM's if not set
 * @param trustStore the JVM's if not set
 */
public record NetworkSettings(
        Duration connectTimeout, Duration readTimeout, Optional<Proxy> proxy, Optional<TrustStore> trustStore) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    private static final SettingType<Duration> TIMEOUT = duration(Duration.ofMillis(10), Duration.ofMinutes(1));

    static final Setting<Duration> CONNECT_TIMEOUT = DECLARED.setting(NETWORK, "connect-timeout", TIMEOUT)
            .byDefault("PT2S", Duration.ofSeconds(2))
            .example("PT1S")
            .meaning("time limit for connecting to the authority");

    static final Setting<Duration> READ_TIMEOUT = DECLARED.setting(NETWORK, "read-timeout", TIMEOUT)
            .byDefault("PT5S", Duration.ofSeconds(5))
            .example("PT3S")
            .meaning("time limit for a complete response of the authority");

    static final Setting<Proxy> PROXY = DECLARED.setting(NETWORK, "proxy", LocationType.PROXY)
            .example("http://proxy.contoso.example:3128")
            .secret()
            .meaning(
                    "proxy to the authority, as http://host:port or http://user:password@host:port; the JVM's if not set");

    static final Setting<Path> TRUST_STORE = DECLARED.setting(NETWORK, "trust-store", LocationType.READABLE_FILE)
            .example("/etc/ssl/contoso.pem")
            .meaning("PEM, PKCS #12 or JKS file for TLS to the authority; the JVM's if not set");

    static final Setting<String> TRUST_STORE_PASSWORD = DECLARED.setting(NETWORK, "trust-store-password", ANY)
            .byDefault("changeit")
            .example("changeit")
            .secret()
            .literal()
            .meaning("password of a PKCS #12 or JKS trust-store");

    /**
     * A proxy between the filter and the authority.
     *
     * @param credentials what the proxy requires, if it does
     */
    public record Proxy(String host, int port, Optional<Credentials> credentials) {}

    /** The credentials for a proxy. */
    public record Credentials(String user, String password) {

        /** Returns the credentials in the form of Java's HTTP client. */
        public PasswordAuthentication toAuthentication() {
            return new PasswordAuthentication(user, password.toCharArray());
        }

        /** Returns the user, never the password. */
        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }

    /**
     * The trusted TLS certificates, in place of the JVM's.
     *
     * @param file certificates in PEM, or a PKCS #12 or JKS key store
     * @param password of a key store; not used for PEM
     */
    public record TrustStore(Path file, String password) {

        /** Returns the file, never the password. */
        @Override
        public String toString() {
            return "TrustStore[" + file + "]";
        }
    }

    static NetworkSettings read(SettingReading reading) {
        String password = reading.value(TRUST_STORE_PASSWORD);
        return new NetworkSettings(
                reading.value(CONNECT_TIMEOUT),
                reading.value(READ_TIMEOUT),
                reading.optional(PROXY),
                trustStore(reading, password));
    }

    private static Optional<TrustStore> trustStore(SettingReading reading, String password) {
        Optional<Path> file = reading.optional(TRUST_STORE);
        return file.isPresent() ? Optional.of(new TrustStore(file.get(), password)) : Optional.empty();
    }
}
