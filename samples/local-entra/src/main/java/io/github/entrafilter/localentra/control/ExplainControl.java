package io.github.entrafilter.localentra.control;

import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.page.Check;
import io.github.entrafilter.localentra.page.TokenDoctor;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Shows people what is in a token, and what is wrong with it.
 *
 * @param examination what the issuer finds
 * @param doctors what others find
 * @param services tells the environment of the service that a token is for
 */
record ExplainControl(
        Examination examination, List<TokenDoctor> doctors, Function<String, Map<String, String>> services)
        implements Endpoint {

    @Override
    public Answer answer(Request request) throws MalformedRequestException {
        String text = request.form().value("token").orElse("");
        try {
            return Answer.json(200, explained(text, SignedJWT.parse(text)));
        } catch (ParseException e) {
            throw new MalformedRequestException(
                    "This is not a signed JWT: three parts with dots between, each base64url");
        }
    }

    private Map<String, Object> explained(String text, SignedJWT token) throws ParseException {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> claims =
                Optional.ofNullable(token.getPayload().toJSONObject()).orElseGet(Map::of);
        Map<String, String> environment = services.apply(String.valueOf(claims.get("aud")));
        json.put("header", token.getHeader().toJSONObject());
        json.put("claims", claims);
        json.put(
                "checks",
                Stream.concat(
                                examination.checks(token).stream(),
                                doctors.stream().flatMap(doctor -> doctor.examine(text, environment).stream()))
                        .map(Check::json)
                        .toList());
        return json;
    }
}
