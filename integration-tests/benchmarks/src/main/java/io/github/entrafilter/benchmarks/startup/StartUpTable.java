package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.report.Figure;
import io.github.entrafilter.benchmarks.report.Table;
import io.github.entrafilter.benchmarks.scene.BenchmarkSettings;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.util.List;

/** What the filter adds to the start of an application. */
public final class StartUpTable {

    private StartUpTable() {}

    public static Table of(Scene scene, BenchmarkSettings settings) throws IOException, InterruptedException {
        StartUpRun servers = new StartUpRun(scene, settings.effort(), settings.work());
        StartUp tomcat = servers.of("tomcat");
        StartUp jetty = servers.of("jetty");
        DeploymentRun payara = new DeploymentRun(
                scene, settings.effort(), settings.work(), settings.payara(), settings.ordersService());
        return new Table(
                "Start-up",
                "Tomcat, Jetty: from the start of the JVM, each start in a new one. Payara Micro: what the server says"
                        + " of each deployment, on a warm server. By turns, in milliseconds; added: the median of the"
                        + " differences of the pairs.",
                List.of("what", "without", "with Entra Filter", "added"),
                List.of(
                        row("Tomcat, until it listens", tomcat.listens()),
                        row("Tomcat, until the first 200", tomcat.answers()),
                        row("Jetty, until it listens", jetty.listens()),
                        row("Jetty, until the first 200", jetty.answers()),
                        row("Payara Micro, deployment of the orders service", payara.result())));
    }

    private static List<String> row(String what, Comparison times) {
        return List.of(what, Figure.of(times.open(), 0), Figure.of(times.ours(), 0), Figure.of(times.added(), 0));
    }
}
