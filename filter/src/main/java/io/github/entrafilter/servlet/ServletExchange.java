package io.github.entrafilter.servlet;

import io.github.entrafilter.authentication.Answer;
import io.github.entrafilter.authentication.Decision;
import io.github.entrafilter.authentication.IncomingRequest;
import io.github.entrafilter.authentication.PeerCertificate;
import io.github.entrafilter.settings.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/** A servlet request as the decision sees it, and the answer to it as a servlet container sends it. */
public record ServletExchange(HttpServletRequest request) implements IncomingRequest {

    /** Sends an answer of ours; nothing may follow. */
    public static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** What has been decided on this request before. */
    public Optional<Decision> earlierDecision() {
        return request.getAttribute(Decision.ATTRIBUTE) instanceof Decision decision
                ? Optional.of(decision)
                : Optional.empty();
    }

    @Override
    public Arrival arrival() {
        return switch (request.getDispatcherType()) {
            case ASYNC -> Arrival.CONTINUED;
            case ERROR -> Arrival.ERROR_PAGE;
            default -> Arrival.FROM_CALLER;
        };
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    @Override
    public String rawPath() {
        return request.getRequestURI();
    }

    @Override
    public List<String> header(String name) {
        Enumeration<String> values = request.getHeaders(name);
        // Servlet 6.0 lets a container answer null where it does not give access to headers.
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        return PeerCertificate.in(request.getAttribute(PeerCertificate.ATTRIBUTE));
    }

    @Override
    public Optional<String> peer() {
        return Optional.ofNullable(request.getRemoteAddr()).flatMap(IpAddress::of);
    }
}
