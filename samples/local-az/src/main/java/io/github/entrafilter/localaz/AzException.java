package io.github.entrafilter.localaz;

/** A command that fails, with what {@code az} says and its exit status. */
final class AzException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;
    private final String text;

    private AzException(int exitStatus, String text) {
        super(text);
        this.exitStatus = exitStatus;
        this.text = text;
    }

    /** The service refused. */
    static AzException refused(String text) {
        return new AzException(1, text);
    }

    /** The command line makes no sense. */
    static AzException misused(String text) {
        return new AzException(2, text);
    }

    /** There is no such resource. */
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
