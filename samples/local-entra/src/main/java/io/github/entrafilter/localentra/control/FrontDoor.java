package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.http.Answer;
import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.TokenMint;
import io.github.entrafilter.localentra.page.PageFile;

/**
 * Shows browsers a page, and everybody else a text.
 *
 * @param mint has what the text tells
 */
record FrontDoor(TokenMint mint) implements Endpoint {

    @Override
    public Answer answer(Request request) {
        boolean browser =
                request.header("Accept").filter(it -> it.contains("text/html")).isPresent();
        boolean wantsText = request.query().values().containsKey("plain");
        return browser && !wantsText
                ? PageFile.HTML.answer(request)
                : Answer.text(200, IndexPage.text(mint)).header("Vary", "Accept");
    }
}
