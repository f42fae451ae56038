package io.github.entrafilter.benchmarks.report;

/** A picture in the report. */
public sealed interface Chart permits BarChart, LineChart {

    String title();

    /** Returns the name of its file. */
    String file();

    String svg();
}
