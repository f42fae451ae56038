package io.github.entrafilter.telemetry;

/** Every metric there is. The table of them in the documentation is made from here. */
public enum Metric {
    VERDICTS(
            "entra.filter.verdicts",
            Kind.COUNTER,
            "{verdict}",
            "requests by `verdict` (accepted, or the reason of the refusal) and `version` of the token"),
    CLIENTS(
            "entra.filter.clients",
            Kind.COUNTER,
            "{verdict}",
            "requests with genuine tokens by `client` (each of the first hundred, then `other`) and `verdict` "
                    + "(accepted or refused)"),
    CACHE_HITS("entra.filter.cache.hits", Kind.COUNTER, "{token}", "tokens that were known, and not judged again"),
    JUDGED("entra.filter.judged", Kind.COUNTER, "{token}", "tokens judged"),
    JUDGE_TIME("entra.filter.judge.time", Kind.HISTOGRAM, "s", "time to judge a token, waiting for keys included"),
    KEY_AGE("entra.filter.keys.age", Kind.GAUGE, "s", "since keys were last fetched from the `authority`"),
    KEY_FETCHES(
            "entra.filter.keys.fetches",
            Kind.COUNTER,
            "{fetch}",
            "fetches of keys by `authority` and `outcome` (fetched or failed)");

    /** How values of a metric follow each other. */
    public enum Kind {
        /** They only grow. */
        COUNTER,
        GAUGE,
        /** They are told one by one, each time there is one. */
        HISTOGRAM
    }

    private final String key;
    private final Kind kind;
    private final String unit;
    private final String meaning;

    Metric(String key, Kind kind, String unit, String meaning) {
        this.key = key;
        this.kind = kind;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** The stable name. */
    public String key() {
        return key;
    }

    /** How its values follow each other. */
    public Kind kind() {
        return kind;
    }

    /** In the notation of UCUM. */
    public String unit() {
        return unit;
    }

    /** What it means; names of attributes stand between backquotes. */
    public String meaning() {
        return meaning;
    }
}
