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
 * @param resource this API, if its metadata is published
 */
public record ResponseSettings(Optional<String> realm, Optional<Resource> resource, ErrorDetail errorDetail) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    static final Setting<String> REALM = DECLARED.setting(RESPONSES, "realm", HEADER_STRING)
            .example("orders")
            .meaning("realm of the challenges");

    static final Setting<URI> RESOURCE_URL = DECLARED.setting(RESPONSES, "resource-url", LocationType.RESOURCE)
            .example("https://api.contoso.example/orders")
            .meaning(
                    "this API's public URL, without a trailing slash, which must be an App ID URI of its app registration; "
                            + "enables the metadata of RFC 9728, and is an audience of v1.0 tokens; http for loopback "
                            + "addresses only");

    static final Setting<String> RESOURCE_NAME = DECLARED.setting(RESPONSES, "resource-name", StringType.ANY)
            .example("Orders")
            .meaning("name of this API for people, in the metadata of RFC 9728");

    static final Setting<URI> RESOURCE_DOCUMENTATION = DECLARED.setting(
                    RESPONSES, "resource-documentation", LocationType.PAGE)
            .example("https://contoso.example/docs/orders")
            .meaning("URL of this API's documentation, in the metadata of RFC 9728");

    static final Setting<ErrorDetail> ERROR_DETAIL = DECLARED.setting(
                    RESPONSES, "error-detail", choice(ErrorDetail.values()))
            .byDefault("terse")
            .example("full")
            .meaning("how much of the reason the caller sees");

    /**
     * This API as the metadata of RFC 9728 describes it.
     *
     * @param url its public URL, and an App ID URI of its app registration
     * @param name its name for people
     * @param documentation its documentation for developers
     */
    public record Resource(URI url, Optional<String> name, Optional<URI> documentation) {}

    /** The part of a refusal's reason that the caller sees. */
    public enum ErrorDetail {
        /** The reason's stable name. */
        TERSE,
        /** Its name and a sentence, which is also the {@code error_description} of RFC 6750. */
        FULL
    }

    static ResponseSettings read(SettingReading reading) {
        Optional<String> name = reading.optional(RESOURCE_NAME);
        Optional<URI> documentation = reading.optional(RESOURCE_DOCUMENTATION);
        Optional<String> realm = reading.optional(REALM);
        Optional<URI> url = reading.optional(RESOURCE_URL);
        Optional<Resource> resource =
                url.isPresent() ? Optional.of(new Resource(url.get(), name, documentation)) : Optional.empty();
        return new ResponseSettings(realm, resource, reading.value(ERROR_DETAIL));
    }
}
