package io.github.entrafilter.client;

import java.util.Locale;

/**
 * A setting by MicroProfile Config. Its name in the environment is that of no setting of the filter, which may be in
 * the same application: {@code entra.client.id} would be {@code ENTRA_CLIENT_ID}, like the filter's
 * {@code entra.client-id}.
 */
enum ClientSetting {
    SCOPE("required", "api://CLIENT_ID_OF_THE_API/.default", "scope of tokens"),
    URL(
            "that of the REST client `NAME`",
            "https://billing.contoso.example",
            "base URL of the service; tokens are sent to no other, and only over https, except on this machine"),
    MANAGED_IDENTITY(
            "`AZURE_CLIENT_ID`, else system-assigned",
            "11111111-2222-3333-4444-555555555555",
            "client id of the user-assigned managed identity");

    private final String ifNotSet;
    private final String example;
    private final String meaning;

    ClientSetting(String ifNotSet, String example, String meaning) {
        this.ifNotSet = ifNotSet;
        this.example = example;
        this.meaning = meaning;
    }

    /** Returns the property of a service; an empty name is that of an application's only service. */
    String property(String service) {
        return "entra.client." + (service.isEmpty() ? "" : service + ".") + key();
    }

    /** Returns the property in the environment, as MicroProfile Config spells it. */
    String variable(String service) {
        return property(service).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Returns the row of the table in the documentation. */
    String row() {
        return "| `%s`<br>`%s` | %s | %s | `%s` |".formatted(property(""), variable(""), meaning, ifNotSet, example);
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
