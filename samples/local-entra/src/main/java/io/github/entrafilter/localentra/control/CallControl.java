package io.github.entrafilter.localentra.control;

import io.github.entrafilter.localentra.http.Endpoint;
import io.github.entrafilter.localentra.http.MalformedRequestException;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.http.Response;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends a token to a service of this machine, for the page: browsers do not let a page read the response of another
 * origin.
 *
 * @param log the service's log
 */
record CallControl(ServiceLog log) implements Endpoint {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MAX_BODY = 20_000;
    private static final int REFUSED = 400;

    @Override
    public Response respond(Request request) throws MalformedRequestException {
        URI service = service(request.form().value("url").orElse(""));
        Optional<String> token = request.form().value("token");
        if (token.filter(it -> !it.matches("[\\w.~+/=-]+")).isPresent()) {
            throw new MalformedRequestException("The token has a character that no token has");
        }
        int before = log.lines().size();
        try {
            JsonBuilder response = call(service, token);
            boolean refused = Integer.parseInt(String.valueOf(response.members().get("status"))) >= REFUSED;
            return Response.json(200, response.with("log", refused ? log.linesAfter(before) : List.of()));
        } catch (IOException e) {
            return Response.error(502, "no_response", "No response from " + service + ": " + e);
        }
    }

    private static URI service(String url) throws MalformedRequestException {
        try {
            URI service = new URI(url);
            String scheme = Optional.ofNullable(service.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            String host = Optional.ofNullable(service.getHost()).orElse("").toLowerCase(Locale.ROOT);
            if (List.of("http", "https").contains(scheme)
                    && LOOPBACK.matcher(host).matches()) {
                return service;
            }
        } catch (URISyntaxException e) {
            // As any other text that is not such a URL.
        }
        throw new MalformedRequestException(
                "The URL must be one of a service on this machine: http://localhost:PORT/PATH");
    }

    /** HttpURLConnection has no thread that would outlive the server. */
    private static JsonBuilder call(URI service, Optional<String> token) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) service.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "application/json, */*;q=0.5");
            token.ifPresent(it -> connection.setRequestProperty("Authorization", "Bearer " + it));
            int status = connection.getResponseCode();
            return JsonBuilder.object()
                    .with("status", status)
                    .with("headers", headers(connection))
                    .with("body", body(connection));
        } finally {
            connection.disconnect();
        }
    }

    private static List<String> headers(HttpURLConnection connection) {
        List<String> headers = new ArrayList<>();
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line has no name.
            if (name != null) {
                values.forEach(value -> headers.add(name + ": " + value));
            }
        });
        return headers.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    private static String body(HttpURLConnection connection) throws IOException {
        InputStream body = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream();
        if (body == null) {
            return "";
        }
        try (body) {
            return new String(body.readNBytes(MAX_BODY), StandardCharsets.UTF_8);
        }
    }
}
