package io.github.entrafilter.servlet.request;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A response as a container has it: one of writer and stream, and nothing more once it is committed. */
final class FakeResponse {

    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(body, true, StandardCharsets.UTF_8);
    private int status = 200;
    private int length;
    private boolean committed;
    private String flushed = "";
    private String inUse = "";

    void commit() {
        committed = true;
    }

    HttpServletResponse fake() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "isCommitted" -> {
                            return committed;
                        }
                        case "resetBuffer" -> {
                            writer.flush();
                            body.reset();
                        }
                        case "setStatus" -> status = (int) arguments[0];
                        case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                        case "setContentLength" -> length = (int) arguments[0];
                        case "flushBuffer" -> {
                            writer.flush();
                            flushed = " flushed";
                        }
                        case "getOutputStream", "getWriter" -> {
                            if (!inUse.isEmpty() && !inUse.equals(method.getName())) {
                                throw new IllegalStateException(inUse);
                            }
                            inUse = method.getName();
                            return inUse.equals("getWriter") ? writer : stream();
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String line() {
        writer.flush();
        return status + " " + header("WWW-Authenticate") + " " + length + " " + body.toString(StandardCharsets.UTF_8)
                + flushed;
    }
}
