package io.github.entrafilter.benchmarks.http;

import io.github.entrafilter.benchmarks.http.load.LoadResult;
import io.github.entrafilter.benchmarks.http.load.Target;
import io.github.entrafilter.benchmarks.http.server.Guard;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs load on the orders service on Payara Micro.
 *
 * @param payara Payara Micro's JAR
 * @param ordersService its WAR
 */
public record PayaraRun(Scene scene, Effort effort, Path work, Path payara, Path ordersService) {

    /** The results, the unprotected application first. */
    public List<LoadResult> results() throws IOException, InterruptedException {
        OrdersWars wars = new OrdersWars(ordersService, work);
        List<Path> deployed = List.of(wars.open("open"), wars.guarded("ours", scene.trust()));
        try (PayaraServer server = PayaraServer.start(payara, deployed, work, "payara.log")) {
            return new HttpRun(scene, effort, work)
                    .load(List.of(
                            new Target(Guard.OPEN.name(), server.port(), "/open/health"),
                            new Target(Guard.OURS.name(), server.port(), "/ours/health")));
        }
    }
}
