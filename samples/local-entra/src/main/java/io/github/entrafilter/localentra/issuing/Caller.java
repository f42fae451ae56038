package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.directory.Application;
import io.github.entrafilter.localentra.directory.ManagedIdentity;
import io.github.entrafilter.localentra.directory.ServicePrincipal;
import io.github.entrafilter.localentra.directory.TokenVersion;
import io.github.entrafilter.localentra.directory.User;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who a token speaks of, and what it says of them. */
public sealed interface Caller {

    /** The client application: {@code azp} or {@code appid}. */
    String clientId();

    /** How the client proved who it is: {@code azpacr} or {@code appidacr}; 0 not at all, 1 secret, 2 certificate. */
    String clientAuthentication();

    /** The claims that only this kind of caller has. */
    Map<String, Object> claims(Grant grant, String issuer);

    /** An application that calls in its own name. */
    record OfApplication(ServicePrincipal principal, String clientAuthentication) implements Caller {

        /** One that has proved who it is in the way that is usual for its kind. */
        static OfApplication usual(ServicePrincipal principal) {
            // Azure holds a certificate for each managed identity.
            return new OfApplication(principal, principal instanceof ManagedIdentity ? "2" : "1");
        }

        @Override
        public String clientId() {
            return principal.clientId();
        }

        @Override
        public Map<String, Object> claims(Grant grant, String issuer) {
            Map<String, Object> claims = new LinkedHashMap<>();
            if (grant.version() == TokenVersion.V1) {
                claims.put("idp", issuer);
            }
            if (grant.resource().optionalClaims().contains(Application.OptionalClaim.IDTYP)) {
                claims.put("idtyp", "app");
            }
            claims.put("oid", principal.objectId());
            claims.put("sub", principal.objectId());
            if (principal instanceof ManagedIdentity identity) {
                claims.put("xms_mirid", identity.resourceId());
            }
            return claims;
        }
    }

    /** A user, in whose name a client calls. */
    record OfUser(User user, String clientId, String clientAuthentication, List<String> scopes) implements Caller {

        public OfUser {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Map<String, Object> claims(Grant grant, String issuer) {
            Map<String, Object> claims = new LinkedHashMap<>();
            if (grant.version() == TokenVersion.V1) {
                claims.put("acr", "1");
                claims.put("amr", List.of("pwd"));
                claims.put("unique_name", user.signInName());
                claims.put("upn", user.signInName());
            } else {
                claims.put("preferred_username", user.signInName());
            }
            claims.put("name", user.name());
            claims.put("oid", user.objectId());
            claims.put("scp", String.join(" ", scopes));
            claims.put("sub", pairwise(grant.resource()));
            return claims;
        }

        /** Entra shows each API another subject for the same user, always the same one. */
        private String pairwise(Application resource) {
            String pair = user.objectId() + " " + resource.clientId();
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(pair.getBytes(StandardCharsets.UTF_8));
                return Base64URL.encode(hash).toString();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
