package io.github.entrafilter.it.application.access;

import jakarta.servlet.http.HttpServletRequest;

/** How a response is written, by the request's parameter {@code output}. */
enum Output {
    /** By whoever is the first to write. */
    UNTOUCHED,
    /** By characters. */
    WRITER,
    /** By bytes. */
    STREAM;

    static Output of(HttpServletRequest request) {
        String name = request.getParameter("output");
        return name == null ? UNTOUCHED : valueOf(name);
    }
}
