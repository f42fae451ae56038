package io.github.entrafilter.localentra.control;

import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
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
 * Explains a token to people: header, claims and checks. The form parameters {@code application} and {@code roles} say
 * which service checks it; without the first, that of the token's audience.
 *
 * @param checks the issuer's checks
 * @param doctors the services' checks
 * @param environments returns the environment variables of the service with this name or audience
 */
record ExplainControl(
        IssuerChecks checks, List<TokenDoctor> doctors, Function<String, Map<String, String>> environments)
        implements Endpoint {

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        String token = request.form().value("token").orElse("");
        try {
            return Response.json(200, explained(token, SignedJWT.parse(token), request.form()));
        } catch (ParseException e) {
            throw new MalformedRequestException("Not a signed JWT: expected three base64url parts, separated by dots");
        }
    }

    /** A doctor would fetch keys from the https authority, whose certificate this JVM does not trust. */
    private Stream<Check> examined(String token, Map<String, Object> claims, Parameters form) {
        if (checks.isSecureIssuer(String.valueOf(claims.get("iss")))) {
            return Stream.of(Check.notRun("filter", "minted over https; run the filter's doctor with a trust store"));
        }
        Map<String, String> environment = new LinkedHashMap<>(
                environments.apply(form.value("application").orElse(String.valueOf(claims.get("aud")))));
        form.value("roles").ifPresent(roles -> environment.put("ENTRA_ROLES_ALLOWED", roles));
        return doctors.stream().flatMap(doctor -> doctor.examine(token, environment).stream());
    }

    private JsonBuilder explained(String token, SignedJWT parsed, Parameters form) throws ParseException {
        Map<String, Object> claims =
                Optional.ofNullable(parsed.getPayload().toJSONObject()).orElseGet(Map::of);
        Stream<Check> found = Stream.concat(checks.of(parsed).stream(), examined(token, claims, form));
        return JsonBuilder.object()
                .with("header", parsed.getHeader().toJSONObject())
                .with("claims", claims)
                .with("checks", found.map(Check::json).toList());
    }
}
