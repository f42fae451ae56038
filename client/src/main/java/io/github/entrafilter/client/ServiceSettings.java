package io.github.entrafilter.client;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of a service.
 *
 * @param name the name in the settings; empty for an application's only service
 * @param property reads a property
 */
record ServiceSettings(String name, Function<String, Optional<String>> property) {

    /** Returns tokens for the service, of the identity that its settings name. */
    AccessTokens tokens() {
        String scope = required(ClientSetting.SCOPE, value(ClientSetting.SCOPE));
        return identity()
                .map(clientId -> AccessTokens.ofManagedIdentity(scope, clientId))
                .orElseGet(() -> AccessTokens.ofManagedIdentity(scope));
    }

    /** Returns the URL to which tokens may be sent. */
    ServiceUrl url() {
        String url = required(ClientSetting.URL, value(ClientSetting.URL).or(this::urlOfRestClient));
        try {
            return ServiceUrl.of(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(ClientSetting.URL.property(name) + ": " + e.getMessage(), e);
        }
    }

    private Optional<String> identity() {
        return Stream.of(
                        ClientSetting.MANAGED_IDENTITY.property(name),
                        ClientSetting.MANAGED_IDENTITY.property(""),
                        "AZURE_CLIENT_ID")
                .flatMap(it -> read(it).stream())
                .findFirst();
    }

    private Optional<String> urlOfRestClient() {
        return name.isEmpty()
                ? Optional.empty()
                : Stream.of(name + "/mp-rest/url", name + "/mp-rest/uri", "quarkus.rest-client." + name + ".url")
                        .flatMap(it -> read(it).stream())
                        .findFirst();
    }

    private Optional<String> value(ClientSetting setting) {
        return read(setting.property(name));
    }

    private Optional<String> read(String key) {
        return property.apply(key).filter(value -> !value.isBlank());
    }

    private String required(ClientSetting setting, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalStateException(
                "%s is not set (in the environment: %s)".formatted(setting.property(name), setting.variable(name))));
    }
}
