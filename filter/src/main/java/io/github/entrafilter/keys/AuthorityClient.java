package io.github.entrafilter.keys;

import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import io.github.entrafilter.keys.network.AuthorityError;
import io.github.entrafilter.keys.network.AuthorityRoute;
import io.github.entrafilter.keys.network.Exchange;
import io.github.entrafilter.platform.DaemonThreads;
import io.github.entrafilter.settings.KeySettings;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets JSON documents from the authority, and from nowhere else: bounded in time and size, whatever it responds. */
final class AuthorityClient implements Metadata.Documents {

    private static final int MAX_REDIRECTS = 3;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** Threads that a resolver or a dripping response still holds after their time. */
    private static final int MAX_STUCK = 4;

    private static final Duration MAX_STOP = Duration.ofSeconds(1);

    private final KeySettings settings;
    private final URI authority;
    private final AuthorityRoute route;
    private final InstantSource wall;
    private final Duration limit;
    private final Semaphore threads = new Semaphore(MAX_STUCK);

    AuthorityClient(KeySettings settings, InstantSource wall) {
        this.settings = settings;
        this.authority = settings.authority();
        this.route = new AuthorityRoute(settings);
        this.wall = wall;
        this.limit = settings.network().connectTimeout().plus(settings.network().readTimeout());
    }

    /** The JSON object at this address. Blocks for the connect and read time-outs at most, for each redirect. */
    @Override
    public Map<String, Object> get(URI document) throws KeyFetchException {
        URI address = document;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Exchange.Response response = responseFrom(requireSameHost(address));
            if (response.status() == 200) {
                return parse(address, response.body());
            }
            address = redirectOf(address, response);
        }
        throw new KeyFetchException("more than " + MAX_REDIRECTS + " redirects from " + document);
    }

    /** Keys from another host would be somebody else's. */
    private URI requireSameHost(URI address) throws KeyFetchException {
        boolean same = authority.getScheme().equals(address.getScheme())
                && authority.getHost().equalsIgnoreCase(String.valueOf(address.getHost()))
                && portOf(authority) == portOf(address)
                && address.getUserInfo() == null;
        if (!same) {
            throw new KeyFetchException(authority + " names a different host: " + address);
        }
        return address;
    }

    /** Returns the port of an address; the default port of its scheme if it names none. */
    private static int portOf(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /** The time-outs of a connection end single reads only: a response that drips in must end, too. */
    private Exchange.Response responseFrom(URI address) throws KeyFetchException {
        try {
            Exchange exchange = new Exchange(route.open(address), limit);
            FutureTask<Exchange.Response> task = new FutureTask<>(exchange::run);
            Thread thread = start(task);
            try {
                return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopped) {
                exchange.abort();
                // Its classes may be gone as soon as we have stopped.
                thread.join(MAX_STOP.toMillis());
                throw stopped;
            } finally {
                if (!task.isDone()) {
                    exchange.abort();
                }
            }
        } catch (IOException e) {
            throw failed(address, RefreshLog.messageOf(e), e);
        } catch (ExecutionException e) {
            throw failed(address, RefreshLog.messageOf(e), e);
        } catch (TimeoutException e) {
            throw failed(address, "no complete response within " + RefreshLog.text(limit), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, "stopped", e);
        }
    }

    private Thread start(Runnable task) throws IOException {
        if (!threads.tryAcquire()) {
            throw new IOException(MAX_STUCK + " earlier requests have not ended yet");
        }
        Runnable counted = () -> {
            try {
                task.run();
            } finally {
                threads.release();
            }
        };
        try {
            return DaemonThreads.start("entra-filter-fetch", counted);
        } catch (RuntimeException | Error e) {
            threads.release();
            throw e;
        }
    }

    private static KeyFetchException failed(URI address, String why, Exception cause) {
        return new KeyFetchException(why + " from " + address, cause);
    }

    private URI redirectOf(URI address, Exchange.Response response) throws KeyFetchException {
        int status = response.status();
        if (status == 301 || status == 302 || status == 307 || status == 308) {
            try {
                return address.resolve(response.location().orElse(""));
            } catch (IllegalArgumentException e) {
                throw failed(address, "redirect to no address", e);
            }
        }
        throw refused(address, response);
    }

    private KeyFetchException refused(URI address, Exchange.Response response) {
        int status = response.status();
        Optional<AuthorityError> error = AuthorityError.in(response.body());
        return error.flatMap(code -> code.problemWith(settings))
                .map(problem -> new KeyFetchException(problem, KeyStatus.Failure.Cause.SETTINGS))
                .orElseGet(() -> new KeyFetchException(
                        "HTTP " + status
                                + error.map(it -> ", " + it.code() + ",").orElse("") + " from " + address,
                        status == 429 || status == 503 ? retryAfter(response) : Duration.ZERO));
    }

    /** RFC 9110, section 10.2.3: seconds or a date. */
    private Duration retryAfter(Exchange.Response response) {
        Optional<String> text = response.retryAfter().map(String::strip);
        try {
            return text.filter(it -> it.matches("[0-9]{1,9}"))
                    .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                    .or(() -> text.map(it -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(it)))
                            .map(date -> Duration.between(wall.instant(), date)))
                    .orElse(Duration.ZERO);
        } catch (DateTimeException malformed) {
            return Duration.ZERO;
        }
    }

    private static Map<String, Object> parse(URI address, String body) throws KeyFetchException {
        try {
            return JsonReader.read(body);
        } catch (JsonException e) {
            throw failed(address, "not a JSON object", e);
        }
    }
}
