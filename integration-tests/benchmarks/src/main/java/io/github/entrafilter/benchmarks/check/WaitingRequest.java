package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import java.util.List;
import java.util.Optional;

/** A parsed request with nothing in it but credentials. */
record WaitingRequest(List<String> authorization) implements IncomingRequest {

    static WaitingRequest with(String token) {
        return new WaitingRequest(List.of("Bearer " + token));
    }

    @Override
    public Dispatch dispatch() {
        return Dispatch.REQUEST;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/orders";
    }

    @Override
    public String rawPath() {
        return "/orders";
    }

    @Override
    public Mapping mapping() {
        return Mapping.PATH;
    }

    @Override
    public List<String> header(String name) {
        return name.equals("Authorization") ? authorization : List.of();
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return Optional.empty();
    }

    @Override
    public Optional<String> peer() {
        return Optional.of("127.0.0.1");
    }
}
