package io.github.entrafilter;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller behind a verified Microsoft Entra ID access token.
 *
 * <p>Immutable and safe for use by several threads. Its identifiers are those of the token: {@code oid} and {@code tid}
 * together name the caller for good; everything else may change. Bean getters, so that JSP, EL and JSON-B read it.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token
 *     claims</a>
 */
public final class EntraPrincipal implements Principal {

    private final String name;
    private final CallerKind kind;
    private final Set<String> roles;
    private final Set<String> scopes;
    private final Map<String, Object> claims;

    private EntraPrincipal(String name, CallerKind kind, Set<String> roles, Map<String, Object> claims) {
        this.name = name;
        this.kind = kind;
        this.roles = roles;
        this.claims = claims;
        this.scopes = words(text(claims, "scp"));
    }

    /**
     * The caller whom these claims describe. Whoever calls this vouches for the claims: they are taken as verified.
     * Tests of an application may call it with claims of their own.
     *
     * @param claims the claims of an access token, as JSON types of Java: strings, numbers, lists, maps; {@code oid} is
     *     required, and {@code exp} in seconds since 1970
     * @throws IllegalArgumentException where {@code oid} or {@code exp} is missing
     */
    public static EntraPrincipal ofVerifiedClaims(Map<String, Object> claims, CallerKind kind) {
        String oid = text(claims, "oid");
        if (oid.isEmpty() || !(claims.get("exp") instanceof Number)) {
            throw new IllegalArgumentException("oid and exp are required");
        }
        return new EntraPrincipal(oid, kind, strings(claims.get("roles")), FrozenClaims.of(claims));
    }

    /**
     * The same caller under a name and with further roles that this API's owner gave it.
     *
     * @param name what {@link #getName()} shall say
     * @param further roles held besides those of the token
     */
    public EntraPrincipal known(String name, Set<String> further) {
        Set<String> all = new TreeSet<>(roles);
        all.addAll(further);
        return new EntraPrincipal(name, kind, Set.copyOf(all), claims);
    }

    /** The object id, or the name under which this API's owner registered the caller. */
    @Override
    public String getName() {
        return name;
    }

    /** The object id of the caller's service principal (or of the user) in its tenant. */
    public String getOid() {
        return text(claims, "oid");
    }

    /** The client id of the calling application: {@code appid} of a v1.0 token, {@code azp} of a v2.0 token. */
    public String getAppId() {
        return text(claims, "1.0".equals(claims.get("ver")) ? "appid" : "azp");
    }

    /** The tenant that issued the token. */
    public String getTid() {
        return text(claims, "tid");
    }

    /** The app roles that the caller holds, as their values stand in the application's registration; no prefix. */
    public Set<String> getRoles() {
        return roles;
    }

    /** The delegated permissions of a user's token; empty for an application. */
    public Set<String> getScopes() {
        return scopes;
    }

    /** Whether an application calls as itself, with no user behind it. */
    public boolean isApplication() {
        return kind == CallerKind.APPLICATION;
    }

    /** Entra's identifier of the token ({@code uti}), as its sign-in log shows it; empty where the token has none. */
    public String getTokenId() {
        return text(claims, "uti");
    }

    /** When the token expires. */
    public Instant getExpiresAt() {
        return claims.get("exp") instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : Instant.MIN;
    }

    /** A claim of the token as the JSON type that it has: string, number, Boolean, list or map, all unmodifiable. */
    public Optional<Object> getClaim(String claim) {
        return Optional.ofNullable(claims.get(claim));
    }

    /** Two principals are the same caller with the same rights if name, tenant, object id, client and roles are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EntraPrincipal that
                && name.equals(that.name)
                && getTid().equals(that.getTid())
                && getOid().equals(that.getOid())
                && getAppId().equals(that.getAppId())
                && kind == that.kind
                && roles.equals(that.roles)
                && scopes.equals(that.scopes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, getTid(), getOid(), getAppId());
    }

    /** Identifiers only, never token text. */
    @Override
    public String toString() {
        return "EntraPrincipal[name=" + name + ", oid=" + getOid() + ", appId=" + getAppId() + ", tid=" + getTid()
                + ", roles=" + new TreeSet<>(roles) + "]";
    }

    private static String text(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    private static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : Arrays.stream(text.strip().split(" +")).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> strings(@Nullable Object value) {
        if (!(value instanceof Collection<?> many)) {
            return Set.of();
        }
        if (many.size() == 1 && many.iterator().next() instanceof String only) {
            return Set.of(only);
        }
        Set<String> strings = new HashSet<>();
        for (Object one : many) {
            if (one instanceof String text) {
                strings.add(text);
            }
        }
        return Set.copyOf(strings);
    }
}
