package io.github.entrafilter.coverage;

/** Dispatcher types of a filter mapping: Servlet 6.0, section 6.2.5, by the names that web.xml uses. */
public enum Dispatch {
    REQUEST,
    FORWARD,
    INCLUDE,
    ASYNC,
    ERROR
}
