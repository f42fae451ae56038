package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.localentra.directory.TokenVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A token that is not signed yet.
 *
 * @param header the members of the JOSE header
 * @param claims the claims
 * @param repeated further members of the payload, each as {@code "name":value}, whether or not the name is taken
 */
record TokenDraft(Map<String, Object> header, Map<String, Object> claims, List<String> repeated) {

    TokenDraft {
        header = new LinkedHashMap<>(header);
        claims = new LinkedHashMap<>(claims);
        repeated = List.copyOf(repeated);
    }

    /** The token as Entra would issue it. */
    static TokenDraft honest(Grant grant, String issuer, Map<String, Object> header) {
        Map<String, Object> claims = new LinkedHashMap<>();
        boolean version1 = grant.version() == TokenVersion.V1;
        claims.put("aud", grant.audience());
        claims.put("iss", issuer);
        claims.put("iat", grant.issuedAt().getEpochSecond());
        claims.put("nbf", grant.issuedAt().getEpochSecond());
        claims.put("exp", grant.expiresAt().getEpochSecond());
        claims.put("aio", opaque(60));
        claims.put(version1 ? "appid" : "azp", grant.caller().clientId());
        claims.put(version1 ? "appidacr" : "azpacr", grant.caller().clientAuthentication());
        claims.putAll(grant.caller().claims(grant, issuer));
        claims.put("rh", "1." + opaque(60) + ".");
        if (!grant.roles().isEmpty()) {
            claims.put("roles", List.copyOf(grant.roles()));
        }
        claims.put("tid", grant.tenantId());
        claims.put("uti", opaque(16));
        claims.put("ver", grant.version().claim());
        return new TokenDraft(header, claims, List.of());
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
        String object = JSONObjectUtils.toJSONString(Map.of(claim, value));
        List<String> more = new ArrayList<>(repeated);
        more.add(object.substring(1, object.length() - 1));
        return new TokenDraft(header, claims, more);
    }

    /** Header and payload, as they are signed (RFC 7515, section 5.1). */
    String signingInput() {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "." + Base64URL.encode(payload());
    }

    String payload() {
        String object = JSONObjectUtils.toJSONString(claims);
        List<String> members = new ArrayList<>();
        if (!claims.isEmpty()) {
            members.add(object.substring(1, object.length() - 1));
        }
        members.addAll(repeated);
        return "{" + String.join(",", members) + "}";
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
