package io.github.entrafilter.telemetry;

/** All metrics. Their table in the documentation is generated from here. */
public enum Metric {
    VERDICTS(
            "entra.filter.verdicts",
            Kind.COUNTER,
            "{verdict}",
            "requests by `entra.verdict` (accepted, or the reason of the refusal) and `entra.token.version`"),
    CLIENTS(
            "entra.filter.clients",
            Kind.COUNTER,
            "{verdict}",
            "requests with genuine tokens by `entra.client` (its application id: each of the first hundred, then `other`) "
                    + "and `entra.verdict` (accepted or refused)"),
    CALLERS(
            "entra.filter.callers",
            Kind.COUNTER,
            "{verdict}",
            "requests with genuine tokens by `entra.caller.kind` (application, agent, user or agent_user), "
                    + "`entra.caller.parent` (the agent's blueprint: each of the first hundred, then `other`; `none` "
                    + "without an agent) and `entra.verdict` (accepted or refused)"),
    CACHE_HITS("entra.filter.cache.hits", Kind.COUNTER, "{token}", "tokens whose verdict was cached"),
    JUDGED("entra.filter.judged", Kind.COUNTER, "{token}", "tokens judged"),
    JUDGE_DURATION(
            "entra.filter.judge.duration", Kind.HISTOGRAM, "s", "time to judge a token, including a wait for keys"),
    KEY_AGE("entra.filter.keys.age", Kind.GAUGE, "s", "time since keys were last fetched from the `entra.authority`"),
    KEY_FETCHES(
            "entra.filter.keys.fetches",
            Kind.COUNTER,
            "{fetch}",
            "fetches of keys by `entra.authority` and `entra.fetch.outcome` (fetched or failed)");

    /** The kind of instrument. */
    public enum Kind {
        /** A value that only grows. */
        COUNTER,
        GAUGE,
        /** Single values, each recorded when it occurs. */
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

    /** The kind of instrument. */
    public Kind kind() {
        return kind;
    }

    /** The unit in the notation of UCUM. */
    public String unit() {
        return unit;
    }

    /** The meaning; attribute names are in backquotes. */
    public String meaning() {
        return meaning;
    }
}
