package io.github.entrafilter.http;

import io.github.entrafilter.coverage.Dispatch;

/**
 * A CORS preflight: a browser's question whether a script of another origin may send a request. It has no credentials,
 * not even where the request itself will have them.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">Fetch: CORS-preflight fetch</a>
 */
public final class CorsPreflightRequest {

    private CorsPreflightRequest() {}

    /** Whether this request is a preflight as browsers send it; none that a page of the application forwards. */
    public static boolean matches(IncomingRequest request) {
        return request.method().equals("OPTIONS")
                && request.dispatch() == Dispatch.REQUEST
                && hasOne("Origin", request)
                && hasOne("Access-Control-Request-Method", request)
                && request.header("Authorization").isEmpty();
    }

    private static boolean hasOne(String header, IncomingRequest request) {
        return request.header(header).size() == 1
                && !request.header(header).get(0).isBlank();
    }
}
