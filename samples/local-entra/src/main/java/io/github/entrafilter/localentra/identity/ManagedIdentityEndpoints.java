package io.github.entrafilter.localentra.identity;

import static io.github.entrafilter.localentra.http.Route.get;

import io.github.entrafilter.localentra.credentials.ArcKeyFiles;
import io.github.entrafilter.localentra.directory.Directory;
import io.github.entrafilter.localentra.endpoint.EntraErrorWriter;
import io.github.entrafilter.localentra.http.Route;
import io.github.entrafilter.localentra.issuing.TokenIssuer;
import java.util.List;

/**
 * The endpoints of managed identities, which can be made to fail.
 *
 * @param imds the Instance Metadata Service
 * @param appService the endpoint of App Service
 * @param arc the endpoint of Azure Arc
 * @param scripted the errors to come
 */
public record ManagedIdentityEndpoints(
        MetadataEndpoint imds, AppServiceEndpoint appService, ArcEndpoint arc, ScriptedErrors scripted) {

    /** The path of the App Service endpoint. */
    public static final String APP_SERVICE_PATH = "/msi/token";

    /** The path of the Azure Arc endpoint. */
    public static final String ARC_PATH = "/arc/token";

    private static final String IMDS_PATH = "/metadata/identity/oauth2/token";

    /** Creates the endpoints for the identities of this machine, with this script of errors. */
    public static ManagedIdentityEndpoints of(
            Directory directory,
            TokenIssuer issuer,
            EntraErrorWriter errors,
            String identityHeader,
            ScriptedErrors scripted) {
        ImdsIdentities identities = new ImdsIdentities(directory);
        MetadataEndpoint imds = new MetadataEndpoint(identities, issuer, errors);
        AppServiceTokenCache cache = AppServiceTokenCache.empty(errors.clock());
        return new ManagedIdentityEndpoints(
                imds,
                new AppServiceEndpoint(identityHeader, identities, issuer, errors, cache),
                new ArcEndpoint(ArcKeyFiles.ofAgent(), imds),
                scripted);
    }

    /** Returns the routes. */
    public List<Route> routes() {
        return List.of(
                get(IMDS_PATH, scripted.before(imds)),
                // msal-node requests the path with a slash at the end, and Azure accepts it.
                get(IMDS_PATH + "/", scripted.before(imds)),
                get(APP_SERVICE_PATH, scripted.before(appService)),
                get(ARC_PATH, scripted.before(arc)));
    }
}
