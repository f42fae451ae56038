package io.github.entrafilter.faults.service;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * One request, from the moment that the container hands it to the filters until they hand it back. Texts are short: the
 * recorder of JDK 17 loses longer ones that it has pooled for an earlier recording.
 */
@Name(RequestEvent.NAME)
@StackTrace(false)
final class RequestEvent extends Event {

    static final String NAME = "io.github.entrafilter.faults.Request";

    /** What its caller says of the key of its token. */
    String key = "";

    /** The class of the thread that it ran on. */
    String runner = "";
}
