package io.github.entrafilter.telemetry;

/** The attributes of metrics and spans, in a namespace that no other library uses. */
public enum Attribute {
    VERDICT("entra.verdict"),
    TOKEN_VERSION("entra.token.version"),
    CLIENT("entra.client"),
    CALLER_KIND("entra.caller.kind"),
    CALLER_PARENT("entra.caller.parent"),
    AUTHORITY("entra.authority"),
    FETCH_OUTCOME("entra.fetch.outcome"),
    OBJECT_ID("entra.oid"),
    APP_ID("entra.appid");

    private final String key;

    Attribute(String key) {
        this.key = key;
    }

    /** The stable name. */
    public String key() {
        return key;
    }
}
