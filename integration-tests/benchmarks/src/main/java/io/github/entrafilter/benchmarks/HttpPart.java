package io.github.entrafilter.benchmarks;

import io.github.entrafilter.benchmarks.Bound.Relation;
import io.github.entrafilter.benchmarks.http.Guard;
import io.github.entrafilter.benchmarks.http.HttpRun;
import io.github.entrafilter.benchmarks.http.LoadResult;
import io.github.entrafilter.benchmarks.http.PayaraRun;
import io.github.entrafilter.benchmarks.http.StartUp;
import io.github.entrafilter.benchmarks.http.StartUpRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything over HTTP: the tables, and what they say of the promises. */
record HttpPart(List<Table> tables, List<Bound> bounds) {

    private static final double LEAST_RATIO = 0.97;

    static HttpPart run(Scene scene, BenchmarkSettings settings) throws IOException, InterruptedException {
        Path work = settings.work();
        List<List<String>> rows = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        HttpRun http = new HttpRun(scene, work);
        List<Guard> guards = List.of(Guard.values());
        add("Tomcat 10.1", http.of("tomcat", guards), rows, bounds);
        add("Jetty 12 (EE 10)", http.of("jetty", guards), rows, bounds);
        add(
                "Payara Micro 6",
                new PayaraRun(scene, work, settings.payara(), settings.ordersService()).results(),
                rows,
                bounds);
        Table load = new Table(
                "Over HTTP",
                "Keep-alive load from another process on the same machine, 4 connections, one token for all requests,"
                        + " sent to the unprotected servlet, too; on Payara Micro the orders service as a whole, with its CDI and JAX-RS."
                        + " × unprotected: median of the ratio of throughput to"
                        + " the unprotected servlet's just before and after.",
                List.of("server", "guard", "requests/s", "× unprotected", "p50 µs", "p99 µs"),
                rows);
        return new HttpPart(List.of(load, startUp(scene, work)), bounds);
    }

    private static void add(String server, List<LoadResult> results, List<List<String>> rows, List<Bound> bounds) {
        for (LoadResult result : results) {
            Guard guard = Guard.valueOf(result.target());
            rows.add(List.of(
                    server,
                    label(guard),
                    Figure.of(result.perSecond(), 0),
                    Figure.of(result.ratio(), 3),
                    Figure.of(result.p50(), 0),
                    Figure.of(result.p99(), 0)));
            if (guard == Guard.OURS) {
                bounds.add(new Bound(
                        server + ", known token, × unprotected", Relation.AT_LEAST, LEAST_RATIO, result.ratio(), 3));
            }
        }
    }

    private static Table startUp(Scene scene, Path work) throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (String container : List.of("tomcat", "jetty")) {
            Map<Guard, StartUp> times = new StartUpRun(scene, work).of(container);
            times.forEach((guard, time) -> rows.add(List.of(
                    container.substring(0, 1).toUpperCase(Locale.ROOT) + container.substring(1),
                    label(guard),
                    Figure.of(time.listens(), 0),
                    Figure.of(time.answers(), 0))));
        }
        return new Table(
                "Start-up",
                "From the start of the JVM, medians of 7 starts each, by turns; keys fetched on the way.",
                List.of("server", "guard", "ms until it listens", "ms until the first answer"),
                rows);
    }

    private static String label(Guard guard) {
        return switch (guard) {
            case OPEN -> "none";
            case HEADER_READER -> "a filter that reads the header, no more";
            case OURS -> "**Entra Filter, token known**";
            case OURS_FIRST_SIGHT -> "Entra Filter, each request judged anew";
            case SPRING -> "Spring Security resource server";
            case PAC4J -> "pac4j (checks neither issuer nor audience)";
        };
    }
}
