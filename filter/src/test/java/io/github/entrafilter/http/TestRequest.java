package io.github.entrafilter.http;

import io.github.entrafilter.coverage.Dispatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request in the making. */
public final class TestRequest implements IncomingRequest {

    private final Map<String, List<String>> headers = new HashMap<>();
    private final String path;
    private String rawPath;
    private String method = "GET";
    private Dispatch dispatch = Dispatch.REQUEST;
    private Mapping mapping = Mapping.OTHER;
    private List<String> hosts = List.of();
    private Optional<byte[]> certificate = Optional.empty();
    private Optional<String> peer = Optional.of("10.0.0.9");

    private TestRequest(String path) {
        this.path = path;
        this.rawPath = path;
    }

    public static TestRequest to(String path) {
        return new TestRequest(path);
    }

    /** Any request with this token. */
    public static TestRequest with(String token) {
        return to("/orders").header("Authorization", "Bearer " + token);
    }

    public TestRequest header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), it -> new ArrayList<>())
                .add(value);
        return this;
    }

    public TestRequest sentAs(String raw) {
        rawPath = raw;
        return this;
    }

    public TestRequest by(String httpMethod) {
        method = httpMethod;
        return this;
    }

    public TestRequest mappedBy(Mapping way) {
        mapping = way;
        return this;
    }

    public TestRequest dispatchedBy(Dispatch way) {
        dispatch = way;
        return this;
    }

    /** Sets the hosts, which the server builds the request URI from. */
    public TestRequest at(String... authorities) {
        hosts = List.of(authorities);
        return this;
    }

    public TestRequest withCertificate(byte[] der) {
        certificate = Optional.of(der);
        return this;
    }

    TestRequest from(String address) {
        peer = Optional.of(address);
        return this;
    }

    TestRequest fromNowhere() {
        peer = Optional.empty();
        return this;
    }

    @Override
    public Dispatch dispatch() {
        return dispatch;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public Mapping mapping() {
        return mapping;
    }

    @Override
    public List<String> hosts() {
        return hosts;
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return certificate;
    }

    @Override
    public Optional<String> peer() {
        return peer;
    }
}
