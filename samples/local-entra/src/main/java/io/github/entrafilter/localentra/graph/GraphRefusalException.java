package io.github.entrafilter.localentra.graph;

/** Graph does not do what it was asked to do, and this is its answer. */
final class GraphRefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;

    private GraphRefusalException(int status, String code, String text) {
        super(text);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    static GraphRefusalException badRequest(String text) {
        return new GraphRefusalException(400, "Request_BadRequest", text);
    }

    static GraphRefusalException badRequest(String code, String text) {
        return new GraphRefusalException(400, code, text);
    }

    static GraphRefusalException unsupportedQuery(String text) {
        return new GraphRefusalException(400, "Request_UnsupportedQuery", text);
    }

    static GraphRefusalException notFound(String id) {
        return new GraphRefusalException(
                404,
                "Request_ResourceNotFound",
                "Resource '" + id
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }

    static GraphRefusalException taken(String text) {
        return new GraphRefusalException(409, "Request_MultipleObjectsWithSameKeyValue", text);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
