package io.github.entrafilter.jaxrs;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;

/** What an implementation tells of a request that it has matched, the latest first. */
final class RequestInfo {

    private RequestInfo() {}

    static UriInfo of(String path, List<?> resources, List<String> uris) {
        return (UriInfo) Proxy.newProxyInstance(
                RequestInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getPath" -> path;
                    case "getMatchedResources" -> resources;
                    case "getMatchedURIs" -> uris;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
