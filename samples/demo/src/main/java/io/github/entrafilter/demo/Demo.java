package io.github.entrafilter.demo;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The program: starts everything, tells the story, and serves on until Ctrl-C. */
public final class Demo {

    private static final int FAILED = 3;
    private static final String API = "orders";

    private final DemoSettings settings;
    private final Narrator narrator = new Narrator(System.out);

    private Demo(DemoSettings settings) {
        this.settings = settings;
    }

    /** Runs the demo. Ends with 0 if all went as it should, with 3 if not and the reason is told. */
    public static void main(String[] none) throws IOException, InterruptedException {
        Path failure = Path.of(System.getProperty("demo.failure", "demo-failure.txt"));
        Files.deleteIfExists(failure);
        try {
            new Demo(DemoSettings.ofSystemProperties()).run();
        } catch (DemoFailedException e) {
            System.err.printf("%nThe demo failed: %s%n%n", e.getMessage());
            Files.writeString(failure, e.getMessage());
            System.exit(FAILED);
        }
        System.exit(0);
    }

    private void run() throws DemoFailedException, InterruptedException {
        settings.entra().requireFree();
        try (Children children = new Children();
                LocalEntraServer entra = LocalEntraServer.start(
                        Directory.standard(), settings.entra().number())) {
            settings.http().requireFree();
            PayaraMicro payara = startServers(entra, children);
            runClient(entra, children);
            Story story = new Story(entra, new OrdersService(settings.serviceAddress()), narrator);
            story.showCaller();
            story.tryTokens();
            showLog(payara.log());
            if (!settings.once()) {
                serve(entra, payara, children);
            }
        }
    }

    private PayaraMicro startServers(LocalEntraServer entra, Children children)
            throws DemoFailedException, InterruptedException {
        narrator.chapter("Two servers, on this machine only");
        narrator.line(
                "Local Entra    " + entra.authority() + ", in the place of Entra ID and Azure's metadata service");
        PayaraMicro payara = PayaraMicro.start(settings, entra.environmentForApi(API), children);
        payara.awaitService(new OrdersService(settings.serviceAddress()), narrator);
        narrator.line("Orders service " + settings.serviceAddress());
        narrator.line("Its log        " + settings.log());
        return payara;
    }

    private void runClient(LocalEntraServer entra, Children children) throws DemoFailedException, InterruptedException {
        narrator.chapter("The orders client: it has no password, only the managed identity of its machine");
        Map<String, String> variables = new HashMap<>(entra.environmentForManagedIdentity());
        String clientId = entra.environmentForApi(API).getOrDefault("ENTRA_CLIENT_ID", "");
        variables.put("ORDERS_SCOPE", "api://" + clientId + "/.default");
        new OrdersClientRun(settings.client(), settings.serviceAddress(), variables).run(children, narrator);
        narrator.gap();
        narrator.line("The 403 is right: this identity holds the role consumer, and to cancel orders takes admin.");
    }

    private void showLog(ServiceLog log) {
        narrator.chapter("The same in the service's log: one line for each caller who was turned away");
        log.refusals().forEach(narrator::line);
    }

    private void serve(LocalEntraServer entra, PayaraMicro payara, Children children)
            throws DemoFailedException, InterruptedException {
        narrator.chapter("Now you: both servers stay up until Ctrl-C");
        new Hints(settings.serviceAddress(), entra.authority()).lines().forEach(narrator::line);
        narrator.gap();
        DemoFailedException failure = payara.awaitFailure();
        if (!children.areEnding()) {
            throw failure;
        }
    }
}
