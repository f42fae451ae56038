package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.AUTHORITY;
import static io.github.entrafilter.settings.Setting.CLIENT_ID;
import static io.github.entrafilter.settings.Setting.CONNECT_TIMEOUT;
import static io.github.entrafilter.settings.Setting.KEY_LAST_KNOWN_GOOD;
import static io.github.entrafilter.settings.Setting.KEY_REFRESH_INTERVAL;
import static io.github.entrafilter.settings.Setting.KEY_REFRESH_MIN_INTERVAL;
import static io.github.entrafilter.settings.Setting.KEY_STORE;
import static io.github.entrafilter.settings.Setting.PROXY;
import static io.github.entrafilter.settings.Setting.READ_TIMEOUT;
import static io.github.entrafilter.settings.Setting.SIGNING_KEYS;
import static io.github.entrafilter.settings.Setting.TRUST_STORE;
import static io.github.entrafilter.settings.Setting.TRUST_STORE_PASSWORD;
import static io.github.entrafilter.settings.Setting.VERIFICATION_PROVIDER;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads where the signing keys come from. */
final class KeysReader {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MONTH = Duration.ofDays(30);

    /** Whose keys are asked for. */
    private enum Owner {
        TENANT,
        APPLICATION
    }

    private final SettingReading reading;

    KeysReader(SettingReading reading) {
        this.reading = reading;
    }

    KeySettings read(TrustSettings trust) {
        URI authority = reading.value(AUTHORITY, UrlValue::authority, URI.create(AUTHORITY.defaultValue()));
        Duration shortest = shortestInterval(authority);
        Duration interval =
                reading.value(KEY_REFRESH_INTERVAL, text -> SettingValue.duration(text, shortest, MONTH), MINUTE);
        Duration lastKnownGood = duration(KEY_LAST_KNOWN_GOOD, MINUTE, MONTH);
        reading.require(
                lastKnownGood.compareTo(interval) >= 0,
                KEY_LAST_KNOWN_GOOD.propertyName() + " = " + lastKnownGood + " is shorter than "
                        + KEY_REFRESH_INTERVAL.propertyName() + " = " + interval
                        + ": keys would be gone between two fetches");
        return new KeySettings(
                authority,
                trust.tenants(),
                application(),
                trust.versions(),
                interval,
                duration(KEY_REFRESH_MIN_INTERVAL, SECOND, MONTH),
                lastKnownGood,
                duration(CONNECT_TIMEOUT, SHORTEST_TIMEOUT, MINUTE),
                duration(READ_TIMEOUT, SHORTEST_TIMEOUT, MINUTE),
                reading.value(
                        VERIFICATION_PROVIDER,
                        text -> SettingValue.oneOf(VerificationProvider.class, text),
                        VerificationProvider.JDK),
                reading.value(KEY_STORE, FileValue::toWrite, Optional.empty()),
                reading.value(PROXY, UrlValue::proxy, Optional.empty()),
                trustStore());
    }

    /** Entra is to be spared; tests with a stand-in on the same machine want to see keys refreshed. */
    private static Duration shortestInterval(URI authority) {
        return UrlValue.isLoopback(authority.getHost()) ? SECOND : MINUTE;
    }

    private Duration duration(Setting setting, Duration least, Duration most) {
        return reading.value(setting, text -> SettingValue.duration(text, least, most), most);
    }

    private Optional<TrustStoreSettings> trustStore() {
        String password = reading.value(TRUST_STORE_PASSWORD, Function.identity(), "");
        return reading.value(TRUST_STORE, FileValue::toRead, Optional.<Path>empty())
                .map(file -> new TrustStoreSettings(file, password));
    }

    private Optional<String> application() {
        Owner owner = reading.value(SIGNING_KEYS, text -> SettingValue.oneOf(Owner.class, text), Owner.TENANT);
        if (owner == Owner.TENANT) {
            return Optional.empty();
        }
        reading.require(
                reading.isWritten(CLIENT_ID),
                SIGNING_KEYS.propertyName() + " = application needs the application: "
                        + SettingReading.missing(CLIENT_ID));
        return Optional.of(reading.value(CLIENT_ID, text -> text.strip().toLowerCase(Locale.ROOT), ""));
    }
}
