package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import io.github.entrafilter.localentra.directory.AccessTokenVersion;
import io.github.entrafilter.localentra.json.JsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A token before it is signed.
 *
 * @param header the members of the JOSE header
 * @param claims the claims
 * @param repeated further members of the payload, each as {@code "name":value}; their names may be taken already
 */
record TokenDraft(Map<String, Object> header, Map<String, Object> claims, List<String> repeated) {

    /** The time of the tenant's creation, in seconds. */
    private static final long TENANT_CREATED = 1_720_071_254;

    /** Copies header and claims, in their order. */
    TokenDraft {
        header = new LinkedHashMap<>(header);
        claims = new LinkedHashMap<>(claims);
        repeated = List.copyOf(repeated);
    }

    /** Returns the token as Entra would issue it. */
    static TokenDraft honest(Grant grant, String issuer, Map<String, Object> header) {
        boolean version1 = grant.version() == AccessTokenVersion.V1;
        JsonBuilder claims = JsonBuilder.object()
                .with("aud", grant.audience())
                .with("iss", issuer)
                .with("iat", grant.issuedAt().getEpochSecond())
                .with("nbf", grant.issuedAt().getEpochSecond())
                .with("exp", grant.expiresAt().getEpochSecond())
                .with("aio", opaque(60))
                .with(version1 ? "appid" : "azp", grant.caller().clientId())
                .with(version1 ? "appidacr" : "azpacr", grant.caller().clientAuthentication())
                .withAll(grant.caller().claims(grant, issuer))
                .with("rh", "1." + opaque(60) + ".");
        if (!grant.roles().isEmpty()) {
            claims.with("roles", List.copyOf(grant.roles()));
        }
        claims.with("tid", grant.tenantId())
                .with("uti", opaque(16))
                .with("ver", grant.version().claim())
                .with("xms_ftd", opaque(45));
        if (version1) {
            claims.with("xms_rd", opaque(6)).with("xms_tcdt", TENANT_CREATED);
        }
        return new TokenDraft(header, claims.members(), List.of());
    }

    /** Returns the client id, whatever the version; empty if it was removed. */
    String clientId() {
        return String.valueOf(claims.getOrDefault("azp", claims.getOrDefault("appid", "")));
    }

    TokenDraft withHeader(String name, Object value) {
        return new TokenDraft(with(header, name, value), claims, repeated);
    }

    TokenDraft withoutHeader(String name) {
        return new TokenDraft(without(header, name), claims, repeated);
    }

    TokenDraft with(String claim, Object value) {
        return new TokenDraft(header, with(claims, claim, value), repeated);
    }

    TokenDraft without(String claim) {
        return new TokenDraft(header, without(claims, claim), repeated);
    }

    TokenDraft repeating(String claim, Object value) {
        List<String> more = new ArrayList<>(repeated);
        more.add(membersOf(Map.of(claim, value)));
        return new TokenDraft(header, claims, more);
    }

    /** Returns header and payload, as they are signed (RFC 7515, section 5.1). */
    String signingInput() {
        return Base64URL.encode(JsonBuilder.object().withAll(header).toString()) + "." + Base64URL.encode(payload());
    }

    String payload() {
        List<String> members = new ArrayList<>();
        if (!claims.isEmpty()) {
            members.add(membersOf(claims));
        }
        members.addAll(repeated);
        return "{" + String.join(",", members) + "}";
    }

    /** Returns the members without the braces: only so a name can be written twice. */
    private static String membersOf(Map<String, Object> object) {
        String json = JsonBuilder.object().withAll(object).toString();
        return json.substring(1, json.length() - 1);
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    private static Map<String, Object> without(Map<String, Object> members, String name) {
        Map<String, Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        return fewer;
    }

    private static String opaque(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }
}
