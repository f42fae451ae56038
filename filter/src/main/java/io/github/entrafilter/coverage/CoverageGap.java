package io.github.entrafilter.coverage;

/**
 * A way past the filter.
 *
 * @param problem the open endpoint or its cause
 * @param fix the change that closes it
 */
public record CoverageGap(String problem, String fix) {

    @Override
    public String toString() {
        return problem + ". " + fix;
    }
}
