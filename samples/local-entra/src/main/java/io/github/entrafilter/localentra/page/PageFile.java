package io.github.entrafilter.localentra.page;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A file of the page.
 *
 * @param response the response with the file
 */
public record PageFile(Response response) implements Endpoint {

    /** No content from other origins, no inline content, no frames. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The page itself. */
    public static final PageFile HTML = of("index.html", "text/html");

    /** The style sheet. */
    public static final PageFile CSS = of("page.css", "text/css");

    /** The script. */
    public static final PageFile JAVASCRIPT = of("page.js", "text/javascript");

    private static PageFile of(String name, String type) {
        try (InputStream file = Objects.requireNonNull(PageFile.class.getResourceAsStream(name))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new PageFile(Response.text(200, text)
                    .header("Content-Type", type + "; charset=utf-8")
                    .header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Vary", "Accept"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Response respond(Request request) {
        return response;
    }
}
