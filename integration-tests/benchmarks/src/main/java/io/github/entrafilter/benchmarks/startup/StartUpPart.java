package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.report.Bound;
import io.github.entrafilter.benchmarks.report.Bound.Relation;
import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The time that the filter adds to the start of an application. */
public record StartUpPart(List<Table> tables, List<Bound> bounds) {

    private static final double LISTENS = 60;
    private static final double ANSWERS = 120;

    public static StartUpPart run(Scene scene, BenchmarkSettings settings) throws IOException, InterruptedException {
        StartUpRun servers = new StartUpRun(scene, settings.effort(), settings.work());
        StartUp tomcat = servers.of("tomcat");
        StartUp jetty = servers.of("jetty");
        DeploymentRun payara = new DeploymentRun(
                scene, settings.effort(), settings.work(), settings.payara(), settings.ordersService());
        Table times = new Table(
                "Start-up",
                "Tomcat, Jetty: from the start of the JVM, a new one each time. Payara Micro: the time that a warm server"
                        + " logs for each deployment. Measured alternately, in milliseconds; added: the median of the"
                        + " pairs' differences.",
                List.of("what", "without", "with Entra Filter", "added"),
                List.of(
                        row("Tomcat, until it listens", tomcat.listens()),
                        row("Tomcat, until the first 200", tomcat.answers()),
                        row("Jetty, until it listens", jetty.listens()),
                        row("Jetty, until the first 200", jetty.answers()),
                        row("Payara Micro, deployment of the orders service", payara.result())));
        List<Bound> bounds = new ArrayList<>();
        bounds.addAll(bounds("Tomcat", tomcat));
        bounds.addAll(bounds("Jetty", jetty));
        return new StartUpPart(List.of(times, servers.classes("tomcat", "Tomcat")), bounds);
    }

    private static List<Bound> bounds(String server, StartUp start) {
        return List.of(
                new Bound(
                        server + ", added until it listens, ms",
                        Relation.AT_MOST,
                        LISTENS,
                        start.listens().added(),
                        0),
                new Bound(
                        server + ", added until the first 200, ms",
                        Relation.AT_MOST,
                        ANSWERS,
                        start.answers().added(),
                        0));
    }

    private static List<String> row(String what, Comparison times) {
        return List.of(what, Figure.of(times.open(), 0), Figure.of(times.ours(), 0), Figure.of(times.added(), 0));
    }
}
