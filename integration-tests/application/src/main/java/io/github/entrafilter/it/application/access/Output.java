package io.github.entrafilter.it.application.access;

import jakarta.servlet.http.HttpServletRequest;

/** The way in which a response is written, by the request's parameter {@code output}. */
enum Output {
    /** Neither the writer nor the stream is opened beforehand. */
    UNTOUCHED,
    /** Characters. */
    WRITER,
    /** Bytes. */
    STREAM;

    static Output of(HttpServletRequest request) {
        String name = request.getParameter("output");
        return name == null ? UNTOUCHED : valueOf(name);
    }
}
