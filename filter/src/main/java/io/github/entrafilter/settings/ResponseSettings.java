package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.RESPONSES;
import static io.github.entrafilter.settings.SettingType.choice;
import static io.github.entrafilter.settings.StringType.HEADER_STRING;

import java.net.URI;
import java.util.Optional;

/**
 * The contents of error responses, apart from the reason.
 *
 * @param realm the realm of challenges
 * @param resourceUrl this API's public URL, for the metadata of RFC 9728
 */
public record ResponseSettings(Optional<String> realm, Optional<URI> resourceUrl, ErrorDetail errorDetail) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    static final Setting<String> REALM = DECLARED.setting(RESPONSES, "realm", HEADER_STRING)
            .example("orders")
            .meaning("realm of the challenges");

    static final Setting<URI> RESOURCE_URL = DECLARED.setting(RESPONSES, "resource-url", LocationType.RESOURCE)
            .example("https://api.contoso.example/orders")
            .meaning("this API's public https URL; enables the metadata of RFC 9728");

    static final Setting<ErrorDetail> ERROR_DETAIL = DECLARED.setting(
                    RESPONSES, "error-detail", choice(ErrorDetail.class))
            .byDefault("terse")
            .example("full")
            .meaning("how much of the reason the caller sees");

    /** The part of a refusal's reason that the caller sees. */
    public enum ErrorDetail {
        /** The reason's stable name. */
        TERSE,
        /** Its name and a sentence, which is also the {@code error_description} of RFC 6750. */
        FULL
    }

    static ResponseSettings read(SettingReading reading) {
        return new ResponseSettings(
                reading.optional(REALM), reading.optional(RESOURCE_URL), reading.value(ERROR_DETAIL));
    }
}
