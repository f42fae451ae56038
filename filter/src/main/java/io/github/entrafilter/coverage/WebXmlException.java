package io.github.entrafilter.coverage;

import java.io.IOException;

/** A deployment descriptor that cannot be read. The message is one line: file, line, problem. */
public final class WebXmlException extends IOException {

    private static final long serialVersionUID = 1L;

    WebXmlException(String message) {
        super(message);
    }
}
