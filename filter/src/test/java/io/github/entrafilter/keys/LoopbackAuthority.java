package io.github.entrafilter.keys;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.TokenVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An authority on this machine that answers what a test wants it to. */
public final class LoopbackAuthority implements AutoCloseable {

    public static final String TENANT = TestKeySettings.TENANT;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Hindrance hindrance = () -> {};

    public LoopbackAuthority() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Its address, as the setting {@code authority} has it. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI at(String path) {
        return URI.create(address() + path);
    }

    /** The paths and queries of the requests, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What keeps it from answering. */
    @FunctionalInterface
    public interface Hindrance {

        void pass() throws InterruptedException;
    }

    /** Answers nothing before this is done. */
    public void before(Hindrance first) {
        hindrance = first;
    }

    /** Answers this path with 200 and this text. */
    void answers(String path, String body) {
        answers(path, 200, body);
    }

    void answers(String path, int status, String body) {
        answersWith(path, exchange -> send(exchange, status, body));
    }

    /** Answers requests for metadata of either version with an error, in the words of Entra. */
    public void refusesMetadata(int status, String description) {
        String body = JSONObjectUtils.toJSONString(
                Map.of("error", "invalid_tenant", "error_description", description, "error_codes", List.of(1)));
        answers(metadataOf(TokenVersion.V1), status, body);
        answers(metadataOf(TokenVersion.V2), status, body);
    }

    void redirects(String path, int status, String location) {
        answersWith(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            send(exchange, status, "");
        });
    }

    void answersWith(String path, HttpHandler handler) {
        answers.put(path, handler);
    }

    /** Publishes these keys for both token versions of the tenant. */
    public void publishes(RSAKey... keys) {
        publishesForV1(keys);
        publishesForV2(keys);
    }

    public void publishesForV1(RSAKey... keys) {
        publishes(TokenVersion.V1, "https://sts.windows.net/" + TENANT + "/", keys);
    }

    public void publishesForV2(RSAKey... keys) {
        publishes(TokenVersion.V2, address() + "/" + TENANT + "/v2.0", keys);
    }

    /** Publishes these keys under another issuer than its address. */
    public void publishesForV2As(String issuer, RSAKey... keys) {
        publishes(TokenVersion.V2, issuer, keys);
    }

    private void publishes(TokenVersion version, String issuer, RSAKey... keys) {
        answers(metadataOf(version), metadata(issuer, at(keysOf(version)).toString()));
        answers(keysOf(version), keySet(keys));
    }

    static String metadataOf(TokenVersion version) {
        return "/" + TENANT + (version == TokenVersion.V1 ? "" : "/v2.0") + "/.well-known/openid-configuration";
    }

    static String keysOf(TokenVersion version) {
        return "/" + TENANT + "/discovery" + (version == TokenVersion.V1 ? "" : "/v2.0") + "/keys";
    }

    static String metadata(String issuer, String keys) {
        return JSONObjectUtils.toJSONString(
                Map.of("issuer", issuer, "jwks_uri", keys, "cloud_instance_name", "microsoftonline.com"));
    }

    static String keySet(RSAKey... keys) {
        return JSONObjectUtils.toJSONString(Map.of(
                "keys",
                Arrays.stream(keys).map(key -> key.toPublicJWK().toJSONObject()).toList()));
    }

    /**
     * The settings of an application that trusts this authority.
     *
     * @param further names and values by turns
     */
    public KeySettings settings(String... further) {
        return TestKeySettings.of(address(), further);
    }

    /** The keys that it publishes, for an application whose clock is never set. */
    public SigningKeys keys(KeySettings settings, InstantSource clock) {
        return SigningKeys.of(settings, clock, TestTime.steady(clock));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        try {
            hindrance.pass();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        answers.getOrDefault(exchange.getRequestURI().getPath(), it -> send(it, 404, ""))
                .handle(exchange);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Refuses connections from now on. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A key set entry with further members. */
    static Map<String, Object> entry(RSAKey key, Map<String, Object> further) {
        Map<String, Object> members = new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
        members.putAll(further);
        return members;
    }
}
