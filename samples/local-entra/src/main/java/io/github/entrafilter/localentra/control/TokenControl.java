package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import io.github.entrafilter.localentra.issuing.TokenKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Mints tokens over HTTP, of any kind, with or without a defect.
 *
 * @param issuer issues the tokens
 */
record TokenControl(TokenIssuer issuer) implements Endpoint {

    private static final List<String> PARAMETERS = List.of("principal", "application", "kind", "defect");

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        refuseOthers(request);
        TokenBuilder token = token(required(request, "principal"), required(request, "application"));
        Optional<String> kind = request.query().value("kind");
        if (kind.isPresent()) {
            token = ofKind(token, kind.get());
        }
        Optional<String> defect = request.query().value("defect");
        return Response.text(
                200, defect.isPresent() ? token.withDefect(defect(defect.get())).mint() : token.mint());
    }

    /** A misspelt defect must not result in a token without one. */
    private static void refuseOthers(Request request) throws MalformedRequestException {
        for (String name : request.query().values().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new MalformedRequestException("Unknown parameter '" + name + "'; known are " + PARAMETERS);
            }
        }
    }

    private TokenBuilder token(String principal, String application) throws MalformedRequestException {
        try {
            return issuer.token(principal, application);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static String required(Request request, String parameter) throws MalformedRequestException {
        return request.query()
                .value(parameter)
                .orElseThrow(() -> new MalformedRequestException("?" + parameter + "= is missing"));
    }

    private static TokenBuilder ofKind(TokenBuilder token, String parameter) throws MalformedRequestException {
        TokenKind kind = TokenKind.ofParameter(parameter)
                .orElseThrow(() -> new MalformedRequestException("?kind= must be one of " + kinds()));
        try {
            return token.ofKind(kind);
        } catch (IllegalStateException e) {
            throw new MalformedRequestException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the names of all kinds. */
    static String kinds() {
        return String.join(", ", TokenKind.parameters());
    }

    private static TokenDefect defect(String parameter) throws MalformedRequestException {
        return TokenDefect.ofParameter(parameter)
                .orElseThrow(() -> new MalformedRequestException("?defect= must be one of " + names()));
    }

    /** Returns the names of all defects. */
    static String names() {
        return Arrays.stream(TokenDefect.values()).map(TokenDefect::parameter).collect(Collectors.joining(", "));
    }
}
