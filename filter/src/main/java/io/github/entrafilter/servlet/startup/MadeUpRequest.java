package io.github.entrafilter.servlet.startup;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that the server has not received, and a response that it does not send. */
record MadeUpRequest(List<String> credentials, DispatcherType dispatch, Map<String, Object> attributes) {

    private static final String PATH = "/rehearsal.css";

    MadeUpRequest(List<String> credentials, DispatcherType dispatch) {
        this(credentials, dispatch, new HashMap<>());
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, this::valueOf);
    }

    HttpServletResponse response() {
        return proxy(
                HttpServletResponse.class,
                (method, arguments) -> method.getName().equals("getOutputStream") ? new Dropped() : null);
    }

    private @Nullable Object valueOf(Method method, List<Object> arguments) {
        return switch (method.getName()) {
            case "getDispatcherType" -> dispatch;
            case "getMethod" -> "GET";
            case "getServletPath", "getRequestURI" -> PATH;
            case "getRemoteAddr" -> "127.0.0.1";
            case "getContentLengthLong" -> -1L;
            case "getHeaders" -> Collections.enumeration(header(String.valueOf(arguments.get(0))));
            case "getAttribute" -> attributes.get(String.valueOf(arguments.get(0)));
            case "setAttribute" -> attributes.put(String.valueOf(arguments.get(0)), arguments.get(1));
            case "removeAttribute" -> attributes.remove(String.valueOf(arguments.get(0)));
            case "getHttpServletMapping" ->
                proxy(
                        HttpServletMapping.class,
                        (mapping, none) -> mapping.getName().equals("getMappingMatch") ? MappingMatch.EXTENSION : null);
            default -> null;
        };
    }

    private List<String> header(String name) {
        return switch (name) {
            case "Authorization" -> credentials;
            case "Accept" -> List.of(dispatch == DispatcherType.ASYNC ? "text/plain" : "application/json;q=0.9, */*");
            default -> List.of();
        };
    }

    /** Behavior of a proxy; no value for the default of the method's type. */
    private interface Answers {
        @Nullable
        Object of(Method method, List<Object> arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                MadeUpRequest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object value = answers.of(method, arguments == null ? List.of() : List.of(arguments));
                    return value == null ? defaultOf(method.getReturnType()) : value;
                }));
    }

    private static @Nullable Object defaultOf(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? (Object) 0 : null;
    }

    /** A response body that goes nowhere. */
    private static final class Dropped extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int content) {}
    }
}
