package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.User;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** The subject of a token, with the claims that describe it. */
public sealed interface Caller {

    /** The client application: {@code azp} or {@code appid}. */
    String clientId();

    /** The client authentication method: {@code azpacr} or {@code appidacr}; 0 not at all, 1 secret, 2 certificate. */
    String clientAuthentication();

    /** Returns the claims that only this kind of caller has. */
    Map<String, Object> claims(Grant grant, String issuer);

    /** An application that calls in its own name. */
    record OfApplication(ServicePrincipal principal, String clientAuthentication, ClientCapabilities capabilities)
            implements Caller {

        /** Returns a caller that authenticated in the usual way for its kind. */
        static OfApplication usual(ServicePrincipal principal) {
            // Azure holds a certificate for each managed identity.
            return new OfApplication(
                    principal, principal instanceof ManagedIdentity ? "2" : "1", ClientCapabilities.NONE);
        }

        @Override
        public String clientId() {
            return principal.clientId();
        }

        @Override
        public Map<String, Object> claims(Grant grant, String issuer) {
            JsonBuilder claims = JsonBuilder.object();
            if (grant.version() == AccessTokenVersion.V1) {
                claims.with("idp", issuer);
            }
            if (grant.resource().optionalClaims().contains(Application.OptionalClaim.IDTYP)) {
                claims.with("idtyp", "app");
            }
            claims.with("oid", principal.objectId()).with("sub", principal.objectId());
            // Facets and relations come in any order; even relations mean nothing.
            claims.with("xms_act_fct", "3 9").with("xms_sub_fct", "9 3").with("xms_idrel", "7 4");
            if (!capabilities.values().isEmpty()
                    && grant.resource().optionalClaims().contains(Application.OptionalClaim.XMS_CC)) {
                claims.with("xms_cc", capabilities.values());
            }
            if (principal instanceof ManagedIdentity identity) {
                claims.with("xms_mirid", identity.resourceId());
            }
            return claims.members();
        }
    }

    /** A user, in whose name a client calls. */
    record OfUser(User user, String clientId, String clientAuthentication, List<String> scopes) implements Caller {

        /** Copies the scopes. */
        public OfUser {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Map<String, Object> claims(Grant grant, String issuer) {
            JsonBuilder claims = JsonBuilder.object();
            if (grant.version() == AccessTokenVersion.V1) {
                claims.with("acr", "1")
                        .with("amr", List.of("pwd"))
                        .with("unique_name", user.signInName())
                        .with("upn", user.signInName())
                        .with("xms_st", Map.of("sub", pairwise(user.objectId() + " " + clientId)));
            } else {
                claims.with("preferred_username", user.signInName());
            }
            return claims.with("name", user.name())
                    .with("oid", user.objectId())
                    .with("scp", String.join(" ", scopes))
                    .with(
                            "sub",
                            pairwise(user.objectId() + " " + grant.resource().clientId()))
                    .with("xms_act_fct", "9 3")
                    .with("xms_sub_fct", "3")
                    .with("xms_idrel", "1 32")
                    .members();
        }

        /** Entra gives a user another subject for each application, and always the same one for the same one. */
        private static String pairwise(String pair) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(pair.getBytes(StandardCharsets.UTF_8));
                return Base64URL.encode(hash).toString();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
