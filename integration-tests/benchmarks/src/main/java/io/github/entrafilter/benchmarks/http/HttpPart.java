package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.http.load.LoadResult;
import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.benchmarks.startup.StartUpPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cost over HTTP: tables and bounds. */
public record HttpPart(List<Table> tables, List<Bound> bounds) {

    public static HttpPart run(Scene scene, BenchmarkSettings settings) throws IOException, InterruptedException {
        HttpRun http = new HttpRun(scene, settings.effort(), settings.work());
        List<Guard> guards = List.of(Guard.values());
        Map<String, List<LoadResult>> results = new LinkedHashMap<>();
        results.put("Tomcat 10.1", http.of("tomcat", guards));
        results.put("Jetty 12 (EE 10)", http.of("jetty", guards));
        results.put(
                "Payara Micro 6",
                new PayaraRun(scene, settings.effort(), settings.work(), settings.payara(), settings.ordersService())
                        .results());
        List<Bound> bounds = new ArrayList<>();
        results.forEach((server, of) -> bounds.addAll(new HttpBounds(server, of).bounds()));
        StartUpPart startUp = StartUpPart.run(scene, settings);
        bounds.addAll(startUp.bounds());
        List<Table> tables = new ArrayList<>(List.of(load(results)));
        tables.addAll(startUp.tables());
        return new HttpPart(tables, bounds);
    }

    private static Table load(Map<String, List<LoadResult>> results) {
        List<List<String>> rows = new ArrayList<>();
        results.forEach((server, of) -> of.forEach(result -> rows.add(List.of(
                server,
                label(Guard.valueOf(result.target())),
                Figure.of(result.perSecond(), 0),
                Figure.of(result.ratio(), 3),
                Figure.of(result.p50(), 0),
                Figure.of(result.p99(), 0)))));
        return new Table(
                "Over HTTP",
                "Keep-alive load from another process on the same machine, 4 connections, one token for all requests;"
                        + " the unprotected servlet gets it, too; " + Scene.KEYS + ". On Payara Micro, the servlet is"
                        + " the whole orders service, with CDI and JAX-RS. × unprotected: median ratio of the"
                        + " throughput to that of the unprotected servlet just before and after.",
                List.of("server", "guard", "requests/s", "× unprotected", "p50 µs", "p99 µs"),
                rows);
    }

    private static String label(Guard guard) {
        return switch (guard) {
            case OPEN -> "none";
            case HEADER_READER -> "a filter that only reads the header";
            case OURS -> "**Entra Filter, cached token**";
            case OURS_FIRST_SIGHT -> "Entra Filter, without cache";
            case SPRING -> "Spring Security resource server";
            case NAV -> "NAV token-validation filter";
            case PAC4J -> "pac4j (checks neither issuer nor audience)";
        };
    }
}
