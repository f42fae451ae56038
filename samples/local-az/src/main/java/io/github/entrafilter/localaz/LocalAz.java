package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program, and its commands for other programs. */
public final class LocalAz {

    private final Recording recording;
    private final Service service;
    private final Map<String, Action> actions;

    LocalAz(Map<String, String> environment) {
        this.recording = new Recording(
                Optional.ofNullable(environment.get("LOCAL_AZ_RECORD")).map(Path::of));
        this.service = new Service(environment.getOrDefault("LOCAL_ENTRA", "http://localhost:8400"), recording);
        Resources resources = new Resources(service);
        Applications applications = new Applications(service);
        ServicePrincipals servicePrincipals = new ServicePrincipals(service);
        this.actions = Map.ofEntries(
                Map.entry("account show", resources::account),
                Map.entry("cloud show", resources::cloud),
                Map.entry("group create", resources::group),
                Map.entry("identity create", resources::createIdentity),
                Map.entry("identity show", resources::showIdentity),
                Map.entry("ad app list", applications::list),
                Map.entry("ad app show", applications::show),
                Map.entry("ad app create", applications::create),
                Map.entry("ad app update", applications::update),
                Map.entry("ad app delete", applications::delete),
                Map.entry("ad app owner add", applications::addOwner),
                Map.entry("ad app owner list", applications::owners),
                Map.entry("ad signed-in-user show", line -> service.get("/v1.0/me")),
                Map.entry("ad sp list", servicePrincipals::list),
                Map.entry("ad sp show", servicePrincipals::show),
                Map.entry("ad sp create", servicePrincipals::create),
                Map.entry("ad sp delete", servicePrincipals::delete),
                Map.entry("rest", new Rest(service)::send));
    }

    /** Runs one command and exits with its status. */
    public static void main(String[] arguments) throws IOException {
        System.exit(new LocalAz(System.getenv()).run(List.of(arguments), System.out, System.err));
    }

    int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        recording.command(arguments);
        try {
            CommandLine line = CommandLine.parse(arguments);
            Action action = Optional.ofNullable(actions.get(line.command())).orElseThrow();
            out.print(Output.text(action.run(line), line));
            out.flush();
            return 0;
        } catch (AzException e) {
            err.println("ERROR: " + e.text());
            return e.exitStatus();
        }
    }

    private interface Action {
        JsonNode run(CommandLine line) throws AzException;
    }
}
