package io.github.entrafilter.coverage;

/** The dispatches of requests, and of filter mappings: Servlet 6.0, section 6.2.5, by the names that web.xml uses. */
public enum Dispatch {
    REQUEST,
    FORWARD,
    INCLUDE,
    ASYNC,
    ERROR
}
