package io.github.entrafilter.localentra.graph;

/** A request that Graph refuses, with the error in its response. */
final class GraphErrorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String message;

    private GraphErrorException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.message = message;
    }

    static GraphErrorException badRequest(String message) {
        return new GraphErrorException(400, "Request_BadRequest", message);
    }

    static GraphErrorException badRequest(String code, String message) {
        return new GraphErrorException(400, code, message);
    }

    static GraphErrorException unsupportedQuery(String message) {
        return new GraphErrorException(400, "Request_UnsupportedQuery", message);
    }

    static GraphErrorException notFound(String id) {
        return new GraphErrorException(
                404,
                "Request_ResourceNotFound",
                "Resource '" + id
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }

    static GraphErrorException taken(String message) {
        return new GraphErrorException(409, "Request_MultipleObjectsWithSameKeyValue", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
