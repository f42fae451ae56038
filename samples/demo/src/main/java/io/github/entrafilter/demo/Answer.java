package io.github.entrafilter.demo;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;

/** An answer of the orders service. */
record Answer(int status, String body) {

    /** Why the caller was turned away: the stable name that the filter gives; empty if it says nothing. */
    String reason() {
        try {
            return JSONObjectUtils.parse(body).get("reason") instanceof String reason ? reason : "";
        } catch (ParseException e) {
            return "";
        }
    }
}
