package io.github.entrafilter.benchmarks.startup;

import io.github.entrafilter.benchmarks.http.OrdersWars;
import io.github.entrafilter.benchmarks.http.PayaraServer;
import io.github.entrafilter.benchmarks.scene.Effort;
import io.github.entrafilter.benchmarks.scene.Patience;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how long Payara Micro takes to deploy the orders service, alternately with and without the filter.
 *
 * @param payara Payara Micro's JAR
 * @param ordersService its WAR
 */
public record DeploymentRun(Scene scene, Effort effort, Path work, Path payara, Path ordersService) {

    /** The number of measured pairs. Another one before them warms the server up. */
    private static final int PAIRS = 5;

    private static final Pattern DEPLOYED =
            Pattern.compile("(open|ours)-(\\d+) was successfully deployed in ([\\d,]+) milliseconds");

    /** Returns the times that the server logs. */
    public Comparison result() throws IOException, InterruptedException {
        OrdersWars wars = new OrdersWars(ordersService, work);
        int pairs = 1 + effort.of(PAIRS);
        List<Path> deployed = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            deployed.add(wars.open("open-" + pair));
            deployed.add(wars.guarded("ours-" + pair, scene.trust()));
        }
        try (PayaraServer server = PayaraServer.start(payara, deployed, work, "payara-deployments.log")) {
            Patience.until(() -> millis("open", server.log()).size()
                            + millis("ours", server.log()).size()
                    == deployed.size());
            return Comparison.of(warm(millis("open", server.log())), warm(millis("ours", server.log())));
        }
    }

    private static List<Double> warm(List<Double> millis) {
        return millis.subList(1, millis.size());
    }

    private static List<Double> millis(String guard, Path log) {
        List<Double> millis = new ArrayList<>();
        try {
            Matcher said = DEPLOYED.matcher(Files.readString(log));
            while (said.find()) {
                if (said.group(1).equals(guard)) {
                    millis.add(Double.parseDouble(said.group(3).replace(",", "")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return millis;
    }
}
