package io.github.entrafilter.http;

import io.github.entrafilter.coverage.Dispatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it comes from a caller: a method, a path and headers. */
public record PlainRequest(String method, String path, Map<String, List<String>> headers) implements IncomingRequest {

    /** With this token, and nothing else. */
    public static PlainRequest with(String token) {
        return new PlainRequest("GET", "/orders", Map.of("Authorization", List.of("Bearer " + token)));
    }

    @Override
    public Dispatch dispatch() {
        return Dispatch.REQUEST;
    }

    @Override
    public String rawPath() {
        return path;
    }

    @Override
    public Mapping mapping() {
        return Mapping.OTHER;
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return Optional.empty();
    }

    @Override
    public Optional<String> peer() {
        return Optional.empty();
    }
}
