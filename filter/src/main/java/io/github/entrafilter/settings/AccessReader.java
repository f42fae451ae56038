package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.CLIENT_CERTIFICATE_HEADER;
import static io.github.entrafilter.settings.Setting.ERROR_DETAIL;
import static io.github.entrafilter.settings.Setting.MODE;
import static io.github.entrafilter.settings.Setting.PUBLIC_PATHS;
import static io.github.entrafilter.settings.Setting.REALM;
import static io.github.entrafilter.settings.Setting.RESOURCE_URL;
import static io.github.entrafilter.settings.Setting.ROLES_ALLOWED;
import static io.github.entrafilter.settings.Setting.TRUSTED_PROXIES;

import io.github.entrafilter.EnforcementMode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a filter asks of its callers, and what it answers to those it turns away. */
final class AccessReader {

    private final SettingReading reading;

    AccessReader(SettingReading reading) {
        this.reading = reading;
    }

    AccessSettings read() {
        Optional<String> header = text(CLIENT_CERTIFICATE_HEADER, HttpValue::headerName);
        Set<AddressRange> proxies = reading.values(TRUSTED_PROXIES, AddressRange::of);
        reading.require(
                reading.isWritten(CLIENT_CERTIFICATE_HEADER) == reading.isWritten(TRUSTED_PROXIES),
                CLIENT_CERTIFICATE_HEADER.propertyName() + " and " + TRUSTED_PROXIES.propertyName()
                        + " go together: a header that anybody can send proves nothing");
        List<String> paths = List.copyOf(reading.values(PUBLIC_PATHS, HttpValue::urlPattern));
        boolean closed = reading.isOwn(ROLES_ALLOWED) && !reading.isOwn(PUBLIC_PATHS);
        return new AccessSettings(
                reading.value(MODE, text -> SettingValue.oneOf(EnforcementMode.class, text), EnforcementMode.ENFORCE),
                reading.values(ROLES_ALLOWED, SettingValue::word),
                closed ? List.of() : paths,
                closed ? paths : List.of(),
                header,
                proxies);
    }

    ResponseSettings readResponses() {
        Optional<URI> resource = text(RESOURCE_URL, Function.identity()).isPresent()
                ? Optional.of(reading.value(RESOURCE_URL, UrlValue::resourceUrl, URI.create("https://localhost")))
                : Optional.empty();
        return new ResponseSettings(
                text(REALM, HttpValue::headerText),
                resource,
                reading.value(ERROR_DETAIL, text -> SettingValue.oneOf(ErrorDetail.class, text), ErrorDetail.TERSE));
    }

    private Optional<String> text(Setting setting, Function<String, String> parser) {
        return Optional.of(reading.value(setting, parser, "")).filter(text -> !text.isEmpty());
    }
}
