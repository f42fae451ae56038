package io.github.entrafilter.localentra.testing;

import io.github.entrafilter.CallerKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Builds a {@link TestPrincipal}. Each method changes this builder and returns it. Not safe for use by several threads.
 */
public final class TestPrincipalBuilder {

    /** The tenant of the standard directory. */
    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000000";

    private static final Instant EXPIRY = Instant.parse("2100-01-01T00:00:00Z");

    private static final String PARENT_APP = "xms_par_app_azp";
    private static final String SUBJECT_FACETS = "xms_sub_fct";

    /** The claims with a method of their own. */
    private static final Set<String> OWN =
            Set.of("oid", "azp", "tid", "exp", "uti", "roles", "scp", "ver", PARENT_APP, SUBJECT_FACETS);

    private final String name;
    private final CallerKind kind;
    private final Map<String, Object> claims = new TreeMap<>();
    private Set<String> roles = Set.of();
    private Set<String> scopes;

    TestPrincipalBuilder(String name, CallerKind kind, Set<String> scopes) {
        this.name = name;
        this.kind = kind;
        this.scopes = scopes;
        claims.put("ver", "2.0");
        oid(guid("object " + name)).appId(guid("client " + name)).tid(TENANT).expiresAt(EXPIRY);
        if (kind.isAgent()) {
            put(SUBJECT_FACETS, kind.isApplication() ? "11" : "13").parentAppId(guid("blueprint " + name));
        }
    }

    /** Sets the object id, a GUID. */
    public TestPrincipalBuilder oid(String guid) {
        return put("oid", guid);
    }

    /** Sets the client id of the calling application, a GUID. */
    public TestPrincipalBuilder appId(String guid) {
        return put("azp", guid);
    }

    /**
     * Sets the client id of the calling agent's blueprint, a GUID. A person with it is one on whose behalf an agent
     * calls.
     *
     * @throws IllegalStateException if this is an application that is no agent
     */
    public TestPrincipalBuilder parentAppId(String guid) {
        if (kind == CallerKind.APPLICATION) {
            throw new IllegalStateException("Only an agent has a blueprint; start with TestPrincipal.agent(name)");
        }
        return put(PARENT_APP, guid);
    }

    /** Sets the tenant id, a GUID. */
    public TestPrincipalBuilder tid(String guid) {
        return put("tid", guid);
    }

    /** Sets the roles. */
    public TestPrincipalBuilder roles(String... values) {
        roles = Set.of(values);
        return this;
    }

    /**
     * Sets the scopes of a user's token.
     *
     * @throws IllegalStateException if this is an application: its tokens have no scopes
     */
    public TestPrincipalBuilder scopes(String... values) {
        if (kind.isApplication()) {
            throw new IllegalStateException("An application has no scopes; start with TestPrincipal.user(name)");
        }
        scopes = Set.of(values);
        return this;
    }

    /** Sets the token's id ({@code uti}); the default is empty. */
    public TestPrincipalBuilder tokenId(String uti) {
        return put("uti", uti);
    }

    /** Sets the time of expiry, in whole seconds. */
    public TestPrincipalBuilder expiresAt(Instant time) {
        return put("exp", time.getEpochSecond());
    }

    /**
     * Sets a further claim.
     *
     * @param claim its name
     * @param value a string, a number, a Boolean, or a list or map of those
     * @throws IllegalArgumentException if the claim has a method of its own, or the value is of another type
     */
    public TestPrincipalBuilder claim(String claim, Object value) {
        if (OWN.contains(claim)) {
            throw new IllegalArgumentException("The claim " + claim + " has a method of its own");
        }
        return put(claim, immutable(value));
    }

    /** Returns the principal. */
    public TestPrincipal build() {
        Map<String, Object> all = new TreeMap<>(claims);
        if (!roles.isEmpty()) {
            all.put("roles", List.copyOf(new TreeSet<>(roles)));
        }
        if (!scopes.isEmpty()) {
            all.put("scp", String.join(" ", new TreeSet<>(scopes)));
        }
        return new TestPrincipal(name, kind, roles, scopes, all);
    }

    private TestPrincipalBuilder put(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    private static Object immutable(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(TestPrincipalBuilder::immutable).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            entry -> String.valueOf(entry.getKey()), entry -> immutable(entry.getValue())));
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("A claim is a string, a number, a Boolean, a list or a map, not a "
                + value.getClass().getName());
    }

    private static String guid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
