package io.github.entrafilter.token;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.settings.CallerPolicy.CallerKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The caller described by the claims of a verified token. Immutable. Public only because frameworks read its getters by
 * reflection; use it as an {@link EntraPrincipal}.
 */
public final class VerifiedPrincipal implements EntraPrincipal {

    private final String name;
    private final CallerKind kind;
    private final String oid;
    private final String appId;
    private final String tid;
    private final Set<String> roles;
    private final Set<String> scopes;
    private final Map<String, Object> claims;

    private VerifiedPrincipal(String name, CallerKind kind, Set<String> roles, Map<String, Object> claims) {
        this.name = name;
        this.kind = kind;
        this.oid = id(claims, "oid");
        this.appId = id(claims, "1.0".equals(claims.get("ver")) ? "appid" : "azp");
        this.tid = id(claims, "tid");
        this.roles = roles;
        this.claims = claims;
        this.scopes = words(text(claims, "scp"));
    }

    /**
     * Returns the caller described by these claims, which must be verified.
     *
     * @param claims JSON types of Java: strings, numbers, lists, maps; {@code oid} is required, and {@code exp} in
     *     seconds since 1970
     * @throws IllegalArgumentException if {@code oid} or {@code exp} is missing
     */
    public static VerifiedPrincipal ofVerifiedClaims(Map<String, Object> claims, CallerKind kind) {
        return ofImmutableClaims(FrozenClaims.copyOf(claims), kind);
    }

    /** Returns the caller without copying the claims, which are immutable at any depth and hold no null. */
    static VerifiedPrincipal ofImmutableClaims(Map<String, Object> claims, CallerKind kind) {
        String oid = id(claims, "oid");
        if (oid.isEmpty() || !(claims.get("exp") instanceof Number)) {
            throw new IllegalArgumentException("oid and exp are required");
        }
        return new VerifiedPrincipal(oid, kind, roles(claims.get("roles")), claims);
    }

    /** Returns the caller with its registered name and the additional roles of its registration. */
    VerifiedPrincipal registeredAs(String name, Set<String> further) {
        Set<String> all = new TreeSet<>(roles);
        all.addAll(further);
        all.removeIf(String::isBlank);
        return new VerifiedPrincipal(name, kind, Set.copyOf(all), claims);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getOid() {
        return oid;
    }

    @Override
    public String getAppId() {
        return appId;
    }

    @Override
    public String getTid() {
        return tid;
    }

    @Override
    public Set<String> getRoles() {
        return roles;
    }

    @Override
    public Set<String> getScopes() {
        return scopes;
    }

    @Override
    public boolean isApplication() {
        return kind == CallerKind.APPLICATION;
    }

    @Override
    public String getTokenId() {
        return text(claims, "uti");
    }

    @Override
    public Instant getExpiresAt() {
        return claims.get("exp") instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : Instant.MIN;
    }

    @Override
    public Optional<Object> getClaim(String claim) {
        return Optional.ofNullable(claims.get(claim));
    }

    /** Compares by the other's getters: it may be a proxy, such as CDI's. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EntraPrincipal that
                && name.equals(that.getName())
                && getTid().equals(that.getTid())
                && getOid().equals(that.getOid())
                && getAppId().equals(that.getAppId())
                && isApplication() == that.isApplication()
                && roles.equals(that.getRoles())
                && scopes.equals(that.getScopes());
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

    /** A GUID in lower case. */
    private static String id(Map<String, Object> claims, String claim) {
        return text(claims, claim).toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : Arrays.stream(text.strip().split(" +")).collect(Collectors.toUnmodifiableSet());
    }

    /** The roles without blank ones, which Entra does not issue. */
    private static Set<String> roles(@Nullable Object value) {
        return value instanceof Collection<?> many
                ? many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(role -> !role.isBlank())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
