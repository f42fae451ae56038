package io.github.entrafilter.demo;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;

/** A response of the orders service. */
record ServiceResponse(int status, String body) {

    /** Returns the filter's stable reason of a refusal; empty if there is none. */
    String reason() {
        try {
            return JSONObjectUtils.parse(body).get("reason") instanceof String reason ? reason : "";
        } catch (ParseException e) {
            return "";
        }
    }
}
