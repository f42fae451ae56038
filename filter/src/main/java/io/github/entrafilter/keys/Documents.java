package io.github.entrafilter.keys;

import java.net.URI;
import java.util.Map;

/** Where JSON documents of the authority come from. */
@FunctionalInterface
interface Documents {

    /** The JSON object at this address; may block, within time-outs. */
    Map<String, Object> get(URI address) throws KeyFetchException;
}
