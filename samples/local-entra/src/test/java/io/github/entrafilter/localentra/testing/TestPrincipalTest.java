package io.github.entrafilter.localentra.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.localentra.directory.Directory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPrincipalTest {

    private static final String GUID = "12345678-0b1d-4000-8000-000000000000";

    @Test
    void application_has_defaults() {
        EntraPrincipal caller = TestPrincipal.application("orders-client").build();

        assertThat(caller.getName()).isEqualTo("orders-client");
        assertThat(caller.isApplication()).isTrue();
        assertThat(caller.getTid()).isEqualTo(Directory.standard().tenantId());
        assertThat(caller.getRoles()).isEmpty();
        assertThat(caller.getScopes()).isEmpty();
        assertThat(caller.getTokenId()).isEmpty();
        assertThat(caller.getExpiresAt()).isAfter(Instant.now());
        assertThat(List.of(caller.getOid(), caller.getAppId()))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
    }

    @Test
    void principal_is_kept_in_a_replicated_session() throws IOException, ClassNotFoundException {
        EntraPrincipal caller = TestPrincipal.user("alice")
                .roles("admin")
                .claim("dept", "sales")
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream session = new ObjectOutputStream(bytes)) {
            session.writeObject(caller);
        }
        try (ObjectInputStream session = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(session.readObject()).isEqualTo(caller).hasToString(caller.toString());
        }
    }

    @Test
    void user_has_a_scope() {
        EntraPrincipal caller = TestPrincipal.user("alice").build();

        assertThat(caller.isApplication()).isFalse();
        assertThat(caller.getScopes()).containsExactly("user_impersonation");
        assertThat(caller.getClaim("scp")).contains("user_impersonation");
    }

    @Test
    void agent_is_an_application_with_a_blueprint() {
        EntraPrincipal caller = TestPrincipal.agent("orders-agent").build();

        assertThat(CallerKind.of(caller)).isEqualTo(CallerKind.AGENT);
        assertThat(caller.isAgent()).isTrue();
        assertThat(caller.getParentAppId()).isPresent().isEqualTo(caller.getClaim("xms_par_app_azp"));
        assertThat(caller.getClaim("xms_sub_fct")).contains("11");
        assertThat(caller.getScopes()).isEmpty();
    }

    @Test
    void agent_user_is_a_user_with_a_blueprint() {
        EntraPrincipal caller =
                TestPrincipal.agentUser("orders-agent").parentAppId(GUID).build();

        assertThat(CallerKind.of(caller)).isEqualTo(CallerKind.AGENT_USER);
        assertThat(caller.getParentAppId()).contains(GUID);
        assertThat(caller.getClaim("xms_sub_fct")).contains("13");
        assertThat(caller.getScopes()).containsExactly("user_impersonation");
    }

    @Test
    void person_with_a_blueprint_is_no_agent() {
        EntraPrincipal caller = TestPrincipal.user("alice").parentAppId(GUID).build();

        assertThat(CallerKind.of(caller)).isEqualTo(CallerKind.USER);
        assertThat(caller.getParentAppId()).contains(GUID);
        assertThat(TestPrincipal.user("alice").build().getParentAppId()).isEmpty();
    }

    @Test
    void blueprint_of_an_application_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestPrincipal.application("client").parentAppId(GUID))
                .withMessageContaining("TestPrincipal.agent(name)");
    }

    @Test
    void builder_sets_each_property_and_its_claim() {
        EntraPrincipal caller = TestPrincipal.user("alice")
                .oid(GUID)
                .appId(GUID)
                .tid(GUID)
                .roles("consumer", "admin")
                .scopes("read", "write")
                .tokenId("uti-1")
                .expiresAt(Instant.ofEpochSecond(1_800_000_000))
                .build();

        assertThat(caller.getOid()).isEqualTo(GUID);
        assertThat(caller.getAppId()).isEqualTo(GUID);
        assertThat(caller.getTid()).isEqualTo(GUID);
        assertThat(caller.getRoles()).containsExactlyInAnyOrder("admin", "consumer");
        assertThat(caller.getScopes()).containsExactlyInAnyOrder("read", "write");
        assertThat(caller.getTokenId()).isEqualTo("uti-1");
        assertThat(caller.getExpiresAt()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(Stream.of("oid", "azp", "tid", "roles", "scp", "uti", "exp", "ver")
                        .map(claim -> caller.getClaim(claim).orElse("")))
                .containsExactly(
                        GUID, GUID, GUID, List.of("admin", "consumer"), "read write", "uti-1", 1_800_000_000L, "2.0");
    }

    @Test
    void claims_are_immutable_copies() {
        List<Object> groups = new ArrayList<>(List.of("a"));
        EntraPrincipal caller = TestPrincipal.application("client")
                .claim("groups", groups)
                .claim("nested", Map.of("list", groups))
                .build();
        groups.add("b");

        assertThat(caller.getClaim("groups")).contains(List.of("a"));
        assertThat(caller.getClaim("nested")).contains(Map.of("list", List.of("a")));
        assertThatThrownBy(() -> ((List<?>) caller.getClaim("groups").orElseThrow()).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(caller.getClaim("missing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oid", "azp", "tid", "exp", "uti", "roles", "scp", "ver", "xms_par_app_azp", "xms_sub_fct"})
    void claim_with_its_own_method_is_refused(String claim) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestPrincipal.application("client").claim(claim, "x"))
                .withMessageContaining(claim);
    }

    @Test
    void claim_that_is_not_json_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestPrincipal.application("client").claim("at", List.of(Instant.EPOCH)))
                .withMessageContaining("java.time.Instant");
    }

    @Test
    void scopes_of_an_application_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestPrincipal.application("client").scopes("read"));
    }

    @Test
    void same_properties_make_equal_principals() {
        EntraPrincipal caller =
                TestPrincipal.application("client").roles("consumer").build();

        assertThat(caller)
                .isEqualTo(TestPrincipal.application("client").roles("consumer").build())
                .isEqualTo(proxyOf(caller))
                .hasSameHashCodeAs(
                        TestPrincipal.application("client").roles("consumer").build())
                .isNotEqualTo("client");
    }

    static Stream<UnaryOperator<TestPrincipalBuilder>> differences() {
        return Stream.of(
                it -> it.oid(GUID),
                it -> it.appId(GUID),
                it -> it.tid(GUID),
                it -> it.roles("admin"),
                it -> it.scopes("write"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void one_different_property_makes_unequal_principals(UnaryOperator<TestPrincipalBuilder> difference) {
        assertThat(difference.apply(TestPrincipal.user("alice")).build())
                .isNotEqualTo(TestPrincipal.user("alice").build());
    }

    @Test
    void name_and_kind_make_unequal_principals() {
        Set<EntraPrincipal> callers = Set.of(
                TestPrincipal.user("alice").build(),
                TestPrincipal.user("bob").build(),
                TestPrincipal.application("alice").build());

        assertThat(callers).hasSize(3);
    }

    @Test
    void string_form_has_identifiers_and_roles() {
        assertThat(TestPrincipal.application("client")
                        .oid(GUID)
                        .roles("consumer")
                        .build())
                .asString()
                .contains("client", GUID, "[consumer]");
    }

    /** A principal of another class, like the proxy that CDI injects. */
    private static EntraPrincipal proxyOf(EntraPrincipal caller) {
        return (EntraPrincipal) Proxy.newProxyInstance(
                TestPrincipalTest.class.getClassLoader(),
                new Class<?>[] {EntraPrincipal.class},
                (proxy, method, arguments) -> method.invoke(caller, arguments));
    }
}
