package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.Oddity;
import io.github.entrafilter.localentra.issuing.Recipes;
import io.github.entrafilter.localentra.issuing.TokenRecipe;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets people mint tokens over HTTP, good ones and odd ones.
 *
 * @param recipes finds whom the token is for
 */
record TokenControl(Recipes recipes) implements Endpoint {

    @Override
    public Answer answer(Request request) throws MalformedRequestException {
        TokenRecipe recipe = recipe(required(request, "principal"), required(request, "application"));
        Optional<String> odd = request.query().value("odd");
        return Answer.text(200, odd.isPresent() ? recipe.odd(oddity(odd.get())).mint() : recipe.mint());
    }

    private TokenRecipe recipe(String principal, String application) throws MalformedRequestException {
        try {
            return recipes.recipe(principal, application);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static String required(Request request, String parameter) throws MalformedRequestException {
        return request.query()
                .value(parameter)
                .orElseThrow(() -> new MalformedRequestException("?" + parameter + "= is missing"));
    }

    private static Oddity oddity(String parameter) throws MalformedRequestException {
        return Oddity.ofParameter(parameter).orElseThrow(() -> new MalformedRequestException("?odd= takes " + names()));
    }

    /** All that can be asked for. */
    static String names() {
        return Arrays.stream(Oddity.values()).map(Oddity::parameter).collect(Collectors.joining(", "));
    }
}
