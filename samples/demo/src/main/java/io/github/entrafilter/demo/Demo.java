package io.github.entrafilter.demo;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.ServerOptions;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The program: starts all servers, runs the scenario, and keeps serving until Ctrl-C. */
public final class Demo {

    private static final int FAILED = 3;
    private static final String API = "orders";

    private final DemoSettings settings;
    private final Console console = new Console(System.out);

    private Demo(DemoSettings settings) {
        this.settings = settings;
    }

    /** Runs the demo. The exit code is 0 on success, and 3 after an error message. */
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
        try (ChildProcesses children = new ChildProcesses();
                LocalEntraServer entra = LocalEntraServer.start(ServerOptions.of(Directory.standard())
                        .withPorts(settings.entra().number(), 0))) {
            settings.http().requireFree();
            PayaraMicro payara = startServers(entra, children);
            entra.showServiceLog(payara.log()::refusals);
            runClient(entra, children);
            Scenario scenario = new Scenario(entra, new OrdersService(settings.serviceAddress()), console);
            scenario.showCaller();
            scenario.tryTokens();
            showLog(payara.log());
            if (!settings.once()) {
                serve(entra, payara, children);
            }
        }
    }

    private PayaraMicro startServers(LocalEntraServer entra, ChildProcesses children)
            throws DemoFailedException, InterruptedException {
        console.chapter("Two servers, on this machine only");
        console.line("Local Entra    " + entra.authority() + ", instead of Entra ID and Azure's metadata service");
        PayaraMicro payara = PayaraMicro.start(settings, entra.environmentForApi(API), children);
        payara.awaitService(new OrdersService(settings.serviceAddress()), console);
        console.line("Orders service " + settings.serviceAddress());
        console.line("Its log        " + settings.log());
        return payara;
    }

    private void runClient(LocalEntraServer entra, ChildProcesses children)
            throws DemoFailedException, InterruptedException {
        console.chapter("The orders client: without a password, with the managed identity of its machine");
        Map<String, String> variables = new HashMap<>(entra.environmentForManagedIdentity());
        String clientId = entra.environmentForApi(API).getOrDefault("ENTRA_CLIENT_ID", "");
        variables.put("ORDERS_SCOPE", "api://" + clientId + "/.default");
        new OrdersClientRun(settings.client(), settings.serviceAddress(), variables).run(children, console);
        console.gap();
        console.line("The 403 is expected: this identity has the role consumer, and canceling orders requires admin.");
    }

    private void showLog(ServiceLog log) {
        console.chapter("The same in the service's log: one line per refusal");
        log.refusals().forEach(console::line);
    }

    private void serve(LocalEntraServer entra, PayaraMicro payara, ChildProcesses children)
            throws DemoFailedException, InterruptedException {
        console.chapter("Try it yourself: both servers run until Ctrl-C");
        new NextSteps(settings.serviceAddress(), entra.authority()).lines().forEach(console::line);
        console.gap();
        DemoFailedException failure = payara.awaitFailure();
        if (!children.areEnding()) {
            throw failure;
        }
    }
}
