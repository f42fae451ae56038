package io.github.entrafilter.keys;

import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.settings.KeySettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets JSON documents from the authority, and from nowhere else: bounded in time and size, whatever it answers. */
final class AuthorityClient implements Documents {

    /** Entra's largest document, a key set with six certificates, is about 15 KB. */
    private static final int LARGEST_ANSWER = 512 * 1024;

    private static final int MOST_REDIRECTS = 3;

    private final URI authority;
    private final Duration readTimeout;
    private final HttpClient client;

    AuthorityClient(KeySettings settings) {
        this.authority = settings.authority();
        this.readTimeout = settings.network().readTimeout();
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(settings.network().connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        settings.network().proxy().ifPresent(proxy -> ProxyRoute.take(proxy, builder));
        settings.network().trustStore().ifPresent(trusted -> builder.sslContext(TrustedCertificates.in(trusted)));
        this.client = builder.build();
    }

    /** The JSON object at this address. Blocks for the connect and read time-outs at most, for each redirect. */
    @Override
    public Map<String, Object> get(URI document) throws KeyFetchException {
        URI address = document;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<byte[]> answer = answerOf(requireSameHost(address));
            if (answer.statusCode() == 200) {
                return parse(address, answer.body());
            }
            address = redirectOf(address, answer);
        }
        throw new KeyFetchException("GET " + document + ": more than " + MOST_REDIRECTS + " redirects");
    }

    /** Keys from another host would be somebody else's. */
    private URI requireSameHost(URI address) throws KeyFetchException {
        boolean same = authority.getScheme().equals(address.getScheme())
                && authority.getHost().equalsIgnoreCase(String.valueOf(address.getHost()))
                && authority.getPort() == address.getPort();
        if (!same) {
            throw new KeyFetchException(authority + " points to another host: " + address);
        }
        return address;
    }

    private HttpResponse<byte[]> answerOf(URI address) throws KeyFetchException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(readTimeout)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        try {
            // The request's own time-out ends with the answer's head: a body that drips in must end, too.
            return answer.get(
                    readTimeout
                            .plus(client.connectTimeout().orElse(Duration.ZERO))
                            .toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KeyFetchException("GET " + address + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KeyFetchException("GET " + address + ": no whole answer within " + readTimeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyFetchException("GET " + address + ": stopped", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static URI redirectOf(URI address, HttpResponse<byte[]> answer) throws KeyFetchException {
        int status = answer.statusCode();
        if (status == 301 || status == 302 || status == 307 || status == 308) {
            try {
                return address.resolve(answer.headers().firstValue("Location").orElse(""));
            } catch (IllegalArgumentException e) {
                throw new KeyFetchException("GET " + address + ": redirect to no address", e);
            }
        }
        throw new KeyFetchException("GET " + address + ": HTTP " + status);
    }

    private static Map<String, Object> parse(URI address, byte[] body) throws KeyFetchException {
        try {
            return JsonReader.read(body);
        } catch (JsonException e) {
            throw new KeyFetchException("GET " + address + ": the answer is not a JSON object", e);
        }
    }
}
