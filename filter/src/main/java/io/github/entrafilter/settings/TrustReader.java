package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.ACCEPTED_CALLERS;
import static io.github.entrafilter.settings.Setting.ALLOWED_CLIENTS;
import static io.github.entrafilter.settings.Setting.ALLOWED_TENANTS;
import static io.github.entrafilter.settings.Setting.ASSIGNMENT_REQUIRED;
import static io.github.entrafilter.settings.Setting.AUDIENCES;
import static io.github.entrafilter.settings.Setting.CALLERS;
import static io.github.entrafilter.settings.Setting.CLIENT_AUTHENTICATION;
import static io.github.entrafilter.settings.Setting.CLIENT_ID;
import static io.github.entrafilter.settings.Setting.CLOCK_SKEW;
import static io.github.entrafilter.settings.Setting.MAX_TOKEN_BYTES;
import static io.github.entrafilter.settings.Setting.SCOPES_ALLOWED;
import static io.github.entrafilter.settings.Setting.SIGNATURE_ALGORITHMS;
import static io.github.entrafilter.settings.Setting.TENANT_ID;
import static io.github.entrafilter.settings.Setting.TOKEN_CACHE_SIZE;
import static io.github.entrafilter.settings.Setting.TOKEN_VERSIONS;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads whose tokens are trusted. */
final class TrustReader {

    private static final Duration LONGEST_SKEW = Duration.ofMinutes(5);
    private static final int SMALLEST_LIMIT = 256;
    private static final int LARGEST_LIMIT = 1 << 20;
    private static final int LARGEST_CACHE = 10_000_000;

    private final SettingReading reading;

    TrustReader(SettingReading reading) {
        this.reading = reading;
    }

    TrustSettings read() {
        return new TrustSettings(
                tenants(),
                audiences(),
                reading.values(TOKEN_VERSIONS, SettingValue::tokenVersion),
                reading.values(SIGNATURE_ALGORITHMS, SettingValue::signatureAlgorithm),
                callers(),
                reading.value(
                        CLOCK_SKEW, text -> SettingValue.duration(text, Duration.ZERO, LONGEST_SKEW), Duration.ZERO),
                reading.value(MAX_TOKEN_BYTES, text -> SettingValue.number(text, SMALLEST_LIMIT, LARGEST_LIMIT), 0),
                reading.value(TOKEN_CACHE_SIZE, text -> SettingValue.number(text, 0, LARGEST_CACHE), 0));
    }

    private Set<String> tenants() {
        String own = reading.required(TENANT_ID, SettingValue::tenant, "");
        Set<String> allowed = reading.values(ALLOWED_TENANTS, SettingValue::tenant);
        return allowed.isEmpty() ? Set.of(own) : allowed;
    }

    /** Entra writes the client id into v2.0 tokens, and the App ID URI into v1.0 tokens: by default api://{id}. */
    private Set<String> audiences() {
        Set<String> audiences = new LinkedHashSet<>(reading.values(AUDIENCES, SettingValue::word));
        String clientId = reading.value(CLIENT_ID, SettingValue::guid, "");
        if (!clientId.isEmpty()) {
            audiences.add(clientId);
            audiences.add("api://" + clientId);
        }
        reading.require(
                !audiences.isEmpty() || reading.isWritten(CLIENT_ID),
                "no audience is known, one of these is needed: " + SettingReading.missing(CLIENT_ID) + "; or "
                        + SettingReading.missing(AUDIENCES));
        return audiences;
    }

    private CallerPolicy callers() {
        return new CallerPolicy(
                reading.value(
                        ACCEPTED_CALLERS,
                        text -> SettingValue.oneOf(AcceptedCallers.class, text),
                        AcceptedCallers.APPLICATIONS),
                reading.values(ALLOWED_CLIENTS, SettingValue::guid),
                reading.value(ASSIGNMENT_REQUIRED, TrustReader::roleAssignment, RoleAssignment.REQUIRED),
                reading.values(SCOPES_ALLOWED, SettingValue::word),
                reading.value(
                        CLIENT_AUTHENTICATION,
                        text -> SettingValue.oneOf(ClientAuthentication.class, text),
                        ClientAuthentication.CERTIFICATE),
                List.copyOf(reading.values(CALLERS, SettingValue::registeredCaller)));
    }

    private static RoleAssignment roleAssignment(String text) {
        return SettingValue.yesOrNo(text) ? RoleAssignment.REQUIRED : RoleAssignment.OPTIONAL;
    }
}
