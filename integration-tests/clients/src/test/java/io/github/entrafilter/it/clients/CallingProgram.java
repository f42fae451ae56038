package io.github.entrafilter.it.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Calls the service with every client that knows a token endpoint, and prints what each was answered: its name, the
 * status and the body.
 */
final class CallingProgram {

    private final URI service;
    private final Situation here;

    private CallingProgram(URI service, Situation here) {
        this.service = service;
        this.here = here;
    }

    public static void main(String[] arguments) {
        TokenEndpoint endpoint = TokenEndpoint.valueOf(arguments[1]);
        Situation here = new Situation(endpoint, arguments[2], arguments[3], System.getenv());
        CallingProgram program = new CallingProgram(URI.create(arguments[0]), here);
        Stream.of(RealClient.values())
                .filter(client -> client.knows(endpoint))
                .forEach(client -> System.out.println(client.name() + " " + program.call(client)));
        System.exit(0); // The libraries leave threads behind.
    }

    private String call(RealClient client) {
        try {
            HttpRequest request = HttpRequest.newBuilder(service)
                    .header("Authorization", "Bearer " + client.token(here))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().replaceAll("\\s+", " ");
        } catch (Exception e) {
            return "failed " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        }
    }
}
