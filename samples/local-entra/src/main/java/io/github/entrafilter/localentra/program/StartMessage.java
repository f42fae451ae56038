package io.github.entrafilter.localentra.program;

import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.control.DirectoryDocument;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Principal;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The console output after the start.
 *
 * @param server the started server
 */
record StartMessage(LocalEntraServer server) {

    String text() {
        return String.join(
                "\n",
                "Local Entra is at " + server.authority(),
                "Open this URL in a browser to see the tenant and mint tokens.",
                "With https        " + server.overHttps().address()
                        + "   (documents and tokens requested there name it; set it as ENTRA_AUTHORITY of the service)",
                "Tenant " + server.tenantId(),
                "",
                applications(),
                principals(),
                services(),
                "Environment of a client with a managed identity",
                export(server.environmentForManagedIdentity()),
                "Environment of the same client on App Service",
                export(server.environmentForAppService()),
                "Environment of the same client with Azure Arc",
                export(server.environmentForAzureArc()),
                "Try",
                examples());
    }

    private String applications() {
        return server.directory().applications().stream()
                .map(it -> "  %-16s %s  tokens of version %s\n"
                        .formatted(it.name(), it.clientId(), it.tokenVersion().claim()))
                .collect(Collectors.joining("", "Applications\n", ""));
    }

    private String principals() {
        return server.directory()
                .principals()
                .map(it -> "  %-16s %s  %s\n".formatted(it.name(), id(it), DirectoryDocument.kind(it)))
                .collect(Collectors.joining("", "Principals\n", ""));
    }

    private static String id(Principal principal) {
        return principal instanceof ServicePrincipal application ? application.clientId() : principal.objectId();
    }

    private String services() {
        return server.directory().applications().stream()
                .map(it ->
                        "Environment of the service " + it.name() + "\n" + export(server.environmentForApi(it.name())))
                .collect(Collectors.joining("\n"));
    }

    private static String export(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(it -> "  export " + it.getKey() + "=" + it.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private String examples() {
        String application = server.directory().applications().stream()
                .findFirst()
                .map(Application::name)
                .orElse("NAME");
        String principal =
                server.directory().principals().findFirst().map(Principal::name).orElse("NAME");
        String mint = "/local-entra/token?principal=" + principal + "&application=" + application;
        return "  curl -fsS '" + server.authority() + mint + "'\n"
                + "  curl -fsS '" + server.authority() + mint + "&defect=expired'\n"
                + "  curl -fsS '" + server.authority() + "/" + server.tenantId() + "/discovery/v2.0/keys'\n"
                + "  curl -fsS -X POST '" + server.authority() + "/local-entra/keys/rotate'\n"
                + "  curl -fsS '" + server.authority() + "/'\n";
    }
}
