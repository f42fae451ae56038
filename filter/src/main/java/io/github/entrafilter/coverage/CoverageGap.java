package io.github.entrafilter.coverage;

/**
 * A way past the filter.
 *
 * @param problem what is open, or why
 * @param fix what closes it
 */
public record CoverageGap(String problem, String fix) {

    @Override
    public String toString() {
        return problem + ". " + fix;
    }
}
