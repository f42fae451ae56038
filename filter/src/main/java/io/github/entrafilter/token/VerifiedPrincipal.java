package io.github.entrafilter.token;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The caller described by the claims of a verified token. Immutable. Public only because frameworks read its getters by
 * reflection; use it as an {@link EntraPrincipal}.
 *
 * <p>Made by the judge only, and by deserialization of what the judge made, in a {@link SerializedPrincipal}. That is
 * no way past the judge: a request's caller is never one that an application, a session or a stream holds.
 */
public final class VerifiedPrincipal implements EntraPrincipal, Serializable {

    private static final long serialVersionUID = 1;

    /** Empty: {@link SerializedPrincipal} has the fields. */
    @SuppressWarnings("UnusedVariable") // The JDK reads it.
    private static final ObjectStreamField[] serialPersistentFields = {};

    private static final WeakReference<Map<String, Object>> NOT_PARSED = new WeakReference<>(null);

    private final String name;
    private final CallerKind kind;
    private final String oid;
    private final String appId;
    private final String tid;
    private final Optional<String> parentAppId;
    private final Set<String> roles;
    private final Set<String> scopes;
    private final String tokenId;
    private final SigningInput token;

    /**
     * The claims as last parsed, until the next garbage collection: they take as much memory as everything else that is
     * cached of a token.
     */
    private volatile WeakReference<Map<String, Object>> claims = NOT_PARSED;

    /**
     * The caller that these claims describe, which must be verified.
     *
     * @param tid the tenant, in an object that callers may share
     * @param roles the app roles, in a set that callers may share
     */
    VerifiedPrincipal(Claims claims, CallerKind kind, String tid, Set<String> roles, SigningInput token) {
        this.oid = id(claims, "oid");
        this.name = oid;
        this.kind = kind;
        this.appId = id(claims, claims.stringOrEmpty("ver").equals("1.0") ? "appid" : "azp");
        this.tid = tid;
        this.parentAppId = claims.has(CallerClaims.PARENT_APP)
                ? Optional.of(id(claims, CallerClaims.PARENT_APP))
                : Optional.empty();
        this.roles = roles;
        this.scopes = kind.isApplication() ? Set.of() : new CallerClaims(claims).scopes();
        this.tokenId = claims.stringOrEmpty("uti");
        this.token = token;
    }

    private VerifiedPrincipal(VerifiedPrincipal caller, String name, Set<String> roles) {
        this.name = name;
        this.kind = caller.kind;
        this.oid = caller.oid;
        this.appId = caller.appId;
        this.tid = caller.tid;
        this.parentAppId = caller.parentAppId;
        this.roles = roles;
        this.scopes = caller.scopes;
        this.tokenId = caller.tokenId;
        this.token = caller.token;
    }

    /** Returns the caller with its registered name and the additional roles of its registration. */
    VerifiedPrincipal registeredAs(String registeredName, Set<String> further) {
        Set<String> all = new TreeSet<>(roles);
        all.addAll(further);
        all.removeIf(String::isBlank);
        return new VerifiedPrincipal(this, registeredName, Set.copyOf(all));
    }

    /** The caller's token, without its signature. */
    SigningInput token() {
        return token;
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
        return kind.isApplication();
    }

    @Override
    public boolean isAgent() {
        return kind.isAgent();
    }

    @Override
    public Optional<String> getParentAppId() {
        return parentAppId;
    }

    @Override
    public String getTokenId() {
        return tokenId;
    }

    @Override
    public Instant getExpiresAt() {
        // Read from the claims: a field would cost memory in each cached verdict.
        return claims().get("exp") instanceof Number seconds ? Claims.timeOf(seconds) : Instant.EPOCH;
    }

    @Override
    public Optional<Object> getClaim(String claim) {
        return Optional.ofNullable(claims().get(claim));
    }

    private Map<String, Object> claims() {
        Map<String, Object> parsed = claims.get();
        if (parsed == null) {
            parsed = token.claims();
            claims = new WeakReference<>(parsed);
        }
        return parsed;
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

    private Object writeReplace() {
        return SerializedPrincipal.of(this, kind, token);
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a principal is read from a SerializedPrincipal only");
    }

    /** A GUID in lower case. */
    static String id(Claims claims, String claim) {
        return Claims.lowerCase(claims.stringOrEmpty(claim));
    }
}
