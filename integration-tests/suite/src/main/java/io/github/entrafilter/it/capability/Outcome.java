package io.github.entrafilter.it.capability;

/** How a test ended. */
public enum Outcome {
    /** What the test asks for holds. */
    PASS("pass"),
    /** It does not, or the test was not run for any other reason than the next. */
    FAIL("fail"),
    /** There is nothing to test. */
    NONE("container has none");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** What the table says. */
    public String label() {
        return label;
    }
}
