package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Local Entra at one of its two addresses. Documents and tokens requested there name that address: a service accepts
 * only tokens of the address that its {@code ENTRA_AUTHORITY} is.
 */
public final class LocalAuthority {

    private final Environments environments;
    private final Supplier<Directory> directory;
    private final TokenIssuer issuer;
    private final List<Route> routes;

    LocalAuthority(Environments environments, Supplier<Directory> directory, TokenIssuer issuer, List<Route> routes) {
        this.environments = environments;
        this.directory = directory;
        this.issuer = issuer;
        this.routes = List.copyOf(routes);
    }

    /** Returns the address, without a slash at the end. */
    public URI address() {
        return environments.base();
    }

    /**
     * Returns the {@code ENTRA_*} environment variables of an application's service. Over https the service's JVM also
     * needs the {@linkplain ClientEnvironments#trustStore trust store}.
     *
     * @throws IllegalArgumentException if there is no application with this name
     */
    public Map<String, String> environmentForApi(String applicationName) {
        Directory now = directory.get();
        Application application = now.requireApplication(applicationName);
        return environments.api(now.tenantId(), application);
    }

    /** Returns the environment variables that lead Azure's client libraries to this metadata service. */
    public Map<String, String> environmentForManagedIdentity() {
        return environments.managedIdentity();
    }

    /** Returns the environment variables that lead Azure's client libraries to this App Service endpoint. */
    public Map<String, String> environmentForAppService() {
        return environments.appService();
    }

    /**
     * Returns the environment variables that lead Azure's client libraries to this Azure Arc endpoint. It writes to the
     * directory of Azure's agent, {@code /var/opt/azcmagent/tokens}, as the libraries require.
     */
    public Map<String, String> environmentForAzureArc() {
        return environments.azureArc();
    }

    /**
     * Returns the token of this principal for this API, to be changed and minted. It exists even where Entra would
     * refuse, because the API requires a role and the principal has none.
     *
     * @throws IllegalArgumentException if there is no principal or no application with this name
     */
    public TokenBuilder token(String principalName, String applicationName) {
        return issuer.token(principalName, applicationName);
    }

    List<Route> routes() {
        return routes;
    }
}
