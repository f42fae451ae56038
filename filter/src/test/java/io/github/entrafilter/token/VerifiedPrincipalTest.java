package io.github.entrafilter.token;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedPrincipalTest {

    private static Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("ver", "2.0");
        claims.put("oid", "the-oid");
        claims.put("tid", "the-tid");
        claims.put("azp", "the-azp");
        claims.put("appid", "the-appid");
        claims.put("uti", "the-uti");
        claims.put("exp", 1_772_366_400L);
        claims.put("roles", List.of("consumer", "admin"));
        return claims;
    }

    private static VerifiedPrincipal principal(Map<String, @Nullable Object> claims) {
        return TestPrincipals.of(claims, CallerKind.APPLICATION);
    }

    private static EntraPrincipal with(String claim, @Nullable Object value) {
        Map<String, @Nullable Object> claims = claims();
        claims.put(claim, value);
        return principal(claims);
    }

    @Nested
    class Reads {

        private final EntraPrincipal principal = principal(claims());

        @Test
        void the_claims_of_an_application() {
            assertThat(principal.getName()).isEqualTo("the-oid");
            assertThat(principal.getOid()).isEqualTo("the-oid");
            assertThat(principal.getTid()).isEqualTo("the-tid");
            assertThat(principal.getTokenId()).isEqualTo("the-uti");
            assertThat(principal.getRoles()).containsExactlyInAnyOrder("admin", "consumer");
            assertThat(principal.getScopes()).isEmpty();
            assertThat(principal.isApplication()).isTrue();
            assertThat(principal.getExpiresAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        }

        @ParameterizedTest
        @CsvSource({"1.0, the-appid", "2.0, the-azp"})
        void the_client_id_of_the_tokens_version(String version, String appId) {
            assertThat(with("ver", version).getAppId()).isEqualTo(appId);
        }

        @Test
        void the_scopes_of_a_user() {
            Map<String, @Nullable Object> claims = claims();
            claims.put("scp", " orders.read  orders.write ");
            assertThat(TestPrincipals.of(claims, CallerKind.USER).getScopes())
                    .containsExactlyInAnyOrder("orders.read", "orders.write");
        }

        @Test
        void claim_without_nulls_at_any_depth() {
            List<@Nullable Object> groups = new ArrayList<>(List.of("a"));
            groups.add(null);
            Map<String, @Nullable Object> nested = new HashMap<>(Map.of("b", 1L));
            nested.put("c", null);
            groups.add(nested);

            assertThat(with("groups", groups).getClaim("groups")).contains(List.of("a", Map.of("b", 1L)));
        }

        @Test
        void claims_again_after_a_garbage_collection() {
            Optional<Object> before = principal.getClaim("roles");
            System.gc();

            assertThat(principal.getClaim("roles")).isEqualTo(before).isPresent();
        }

        @Test
        void any_claim() {
            assertThat(principal.getClaim("uti")).contains("the-uti");
            assertThat(principal.getClaim("nothing")).isEqualTo(Optional.empty());
            assertThat(with("nothing", null).getClaim("nothing")).isEqualTo(Optional.empty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"tid", "uti", "azp", "roles", "scp"})
        void nothing_where_a_claim_has_another_type(String claim) {
            EntraPrincipal principal = with(claim, 1);
            assertThat(principal.getTid()
                            + principal.getTokenId()
                            + principal.getAppId()
                            + principal.getRoles()
                            + principal.getScopes())
                    .doesNotContain("1");
        }
    }

    @Nested
    class Leaves_out {

        @Test
        void blank_roles() {
            assertThat(with("roles", List.of("", "consumer", " ", "\t")).getRoles())
                    .containsExactly("consumer");
            assertThat(with("roles", List.of("")).getRoles()).isEmpty();
        }

        @Test
        void blank_roles_of_a_registered_caller() {
            assertThat(principal(claims())
                            .registeredAs("billing", Set.of("", " "))
                            .getRoles())
                    .containsExactlyInAnyOrder("admin", "consumer");
        }
    }

    /** Entra writes them in lower case; a GUID is the same in upper case. */
    @Nested
    class Identifiers {

        @ParameterizedTest
        @CsvSource({"oid", "tid", "azp"})
        void are_in_lower_case(String claim) {
            EntraPrincipal upper = with(claim, "THE-" + claim.toUpperCase(Locale.ROOT));
            assertThat(upper).isEqualTo(principal(claims())).hasSameHashCodeAs(principal(claims()));
            assertThat(upper).hasToString(principal(claims()).toString());
        }
    }

    @Nested
    class Known_by_name {

        private final EntraPrincipal caller = principal(claims()).registeredAs("billing", Set.of("auditor"));

        @Test
        void goes_by_that_name_and_keeps_its_ids() {
            assertThat(caller.getName()).isEqualTo("billing");
            assertThat(caller.getOid()).isEqualTo("the-oid");
        }

        @Test
        void holds_the_roles_of_both() {
            assertThat(caller.getRoles()).containsExactlyInAnyOrder("admin", "auditor", "consumer");
        }
    }

    @Nested
    class Equals_another {

        @Test
        void of_the_same_caller_with_another_token() {
            EntraPrincipal later = with("uti", "another");
            assertThat(later).isEqualTo(principal(claims())).hasSameHashCodeAs(principal(claims()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"oid", "tid", "azp", "scp"})
        void but_not_of_another_caller(String claim) {
            Map<String, @Nullable Object> another = claims();
            another.put(claim, "another");
            assertThat(TestPrincipals.of(another, CallerKind.USER))
                    .isNotEqualTo(TestPrincipals.of(claims(), CallerKind.USER));
        }

        @Test
        void but_not_with_other_rights() {
            assertThat(with("roles", List.of("admin"))).isNotEqualTo(principal(claims()));
        }
    }

    @Nested
    class Is_immutable {

        @Test
        void claims_are_unmodifiable_at_every_depth() {
            EntraPrincipal principal = with("groups", List.of(Map.of("a", List.of("b"))));

            List<?> groups = (List<?>) principal.getClaim("groups").orElseThrow();
            Map<?, ?> group = (Map<?, ?>) groups.get(0);

            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> groups.remove(0));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> group.remove("a"));
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> ((List<?>) requireNonNull(group.get("a"))).remove(0));
        }

        @Test
        void in_its_roles() {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> principal(claims()).getRoles().add("owner"));
        }
    }

    @Test
    void shows_identifiers_and_nothing_else() {
        assertThat(with("aio", "secret"))
                .hasToString("EntraPrincipal[name=the-oid, oid=the-oid, appId=the-azp, tid=the-tid,"
                        + " roles=[admin, consumer]]");
    }

    /** Names that have one hash code by the thousand: comparing each with all others would take minutes. */
    @Test
    @Timeout(20)
    void claims_with_colliding_names_are_read_like_others() {
        int names = 1 << 16;
        Map<String, @Nullable Object> claims = claims();
        for (int number = 0; number < names; number++) {
            String digits = Integer.toBinaryString(names + number).substring(1);
            claims.put(digits.replace("0", "Aa").replace("1", "BB"), 1);
        }

        assertThat(principal(claims).getClaim("Aa".repeat(16))).contains(1L);
    }
}
