package io.github.entrafilter.localentra.testing;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A caller for unit tests of application code, without a token, a server or the filter's configuration.
 *
 * <pre>{@code
 * EntraPrincipal caller = TestPrincipal.application("orders-client").roles("consumer").build();
 *
 * assertThat(new OrderBook().ordersOf(caller)).isEmpty();
 * }</pre>
 *
 * <p>What a test does not set has a default: the identifiers are GUIDs derived from the name, so the same name gives
 * equal principals; the tenant is the one of the standard directory; there are no roles; the token expires in the year
 * 2100. {@link #getClaim} knows the claims that the builder sets, under their names in version 2.0 tokens.
 *
 * <p>Immutable, and serializable like the filter's principals. For tests through HTTP, use a token of
 * {@code LocalEntraServer} instead.
 */
@SuppressWarnings("serial") // Its collections are the JDK's immutable ones, which can be serialized.
public final class TestPrincipal implements EntraPrincipal, Serializable {

    private static final long serialVersionUID = 1;

    private final String name;
    private final CallerKind kind;
    private final Set<String> roles;
    private final Set<String> scopes;
    private final Map<String, Object> claims;

    TestPrincipal(String name, CallerKind kind, Set<String> roles, Set<String> scopes, Map<String, Object> claims) {
        this.name = name;
        this.kind = kind;
        this.roles = Set.copyOf(roles);
        this.scopes = Set.copyOf(scopes);
        this.claims = Map.copyOf(claims);
    }

    /** Starts to build an application that calls in its own name, like a managed identity. */
    public static TestPrincipalBuilder application(String name) {
        return new TestPrincipalBuilder(name, CallerKind.APPLICATION, Set.of());
    }

    /** Starts to build an agent of Microsoft Entra Agent ID that acts as itself. */
    public static TestPrincipalBuilder agent(String name) {
        return new TestPrincipalBuilder(name, CallerKind.AGENT, Set.of());
    }

    /** Starts to build a user, with the scope {@code user_impersonation}. */
    public static TestPrincipalBuilder user(String name) {
        return new TestPrincipalBuilder(name, CallerKind.USER, Set.of("user_impersonation"));
    }

    /** Starts to build an agent that acts by its own user account, with the scope {@code user_impersonation}. */
    public static TestPrincipalBuilder agentUser(String name) {
        return new TestPrincipalBuilder(name, CallerKind.AGENT_USER, Set.of("user_impersonation"));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getOid() {
        return string("oid");
    }

    @Override
    public String getAppId() {
        return string("azp");
    }

    @Override
    public String getTid() {
        return string("tid");
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
        return Optional.of(string("xms_par_app_azp")).filter(id -> !id.isEmpty());
    }

    @Override
    public String getTokenId() {
        return string("uti");
    }

    @Override
    public Instant getExpiresAt() {
        return claims.get("exp") instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : Instant.MAX;
    }

    @Override
    public Optional<Object> getClaim(String claim) {
        return Optional.ofNullable(claims.get(claim));
    }

    /** Compares the getters that the filter's principals compare, so both are equal to each other. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EntraPrincipal that && identity(this).equals(identity(that));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, getTid(), getOid(), getAppId());
    }

    @Override
    public String toString() {
        return "TestPrincipal[name=" + name + ", oid=" + getOid() + ", appId=" + getAppId() + ", tid=" + getTid()
                + ", roles=" + new TreeSet<>(roles) + "]";
    }

    private static List<Object> identity(EntraPrincipal it) {
        return List.of(
                it.getName(),
                it.getTid(),
                it.getOid(),
                it.getAppId(),
                it.isApplication(),
                it.getRoles(),
                it.getScopes());
    }

    private String string(String claim) {
        return claims.get(claim) instanceof String string ? string : "";
    }
}
