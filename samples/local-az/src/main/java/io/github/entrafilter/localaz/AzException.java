package io.github.entrafilter.localaz;

/** A failed command, with the error message and exit status of {@code az}. */
final class AzException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;
    private final String text;

    private AzException(int exitStatus, String text) {
        super(text);
        this.exitStatus = exitStatus;
        this.text = text;
    }

    /** Returns the error of a refused request. */
    static AzException refused(String text) {
        return new AzException(1, text);
    }

    /** Returns the error of an invalid command line. */
    static AzException misused(String text) {
        return new AzException(2, text);
    }

    /** Returns the error of a missing resource. */
    static AzException notFound(String text) {
        return new AzException(3, text);
    }

    int exitStatus() {
        return exitStatus;
    }

    String text() {
        return text;
    }
}
