package io.github.entrafilter.it.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings of the login: the provider, and the path back. Its time limits are for slow machines. */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${deskLogin.provider}",
        clientId = "desk",
        clientSecret = "a-secret-of-the-desk-and-its-provider",
        redirectURI = "${baseURL}" + CallbackServlet.PATH,
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "groups"),
        jwksConnectTimeout = 5000,
        jwksReadTimeout = 5000)
@ApplicationScoped
@Named("deskLogin")
public class DeskLogin {

    /** The issuer of the provider, below which its metadata stands. */
    public String getProvider() {
        return ConfigProvider.getConfig().getValue("desk.provider", String.class);
    }
}
