package io.github.entrafilter.keys;

import static io.github.entrafilter.keys.LoopbackAuthority.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetReaderTest {

    private static final Map<String, Object> HONEST = entry(TestKeys.ENTRA, Map.of());

    @Nested
    class Reads {

        @Test
        void each_key_by_its_id() throws Exception {
            assertThat(KeySetReader.read(keySet(HONEST, entry(TestKeys.ROLLED_OVER, Map.of()))))
                    .containsOnlyKeys("entra-1", "entra-2");
        }

        @Test
        void the_issuer_and_the_cloud_that_a_key_is_for() throws Exception {
            SigningKey key = only(entry(
                    TestKeys.ENTRA,
                    Map.of(
                            "use", "sig",
                            "issuer", "https://login.microsoftonline.com/{tenantid}/v2.0",
                            "cloud_instance_name", "microsoftonline.com")));
            assertThat(key.purpose().issuer()).contains("https://login.microsoftonline.com/{tenantid}/v2.0");
            assertThat(key.purpose().cloud()).contains("microsoftonline.com");
        }

        /** Those of v1.0 do not say whom they are for. */
        @Test
        void keys_that_say_neither() throws Exception {
            SigningKey key = only(HONEST);
            assertThat(key.purpose().issuer()).isEqualTo(Optional.empty());
            assertThat(key.purpose().cloud()).isEqualTo(Optional.empty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"x5c", "x5t", "later_days"})
        void keys_with_members_that_it_does_not_need(String member) throws Exception {
            assertThat(only(entry(TestKeys.ENTRA, Map.of(member, "value"))).keyId())
                    .isEqualTo("entra-1");
        }

        /** RFC 7517, section 4.3. */
        @Test
        void keys_whose_operations_include_verifying() throws Exception {
            assertThat(only(entry(TestKeys.ENTRA, Map.of("key_ops", List.of("verify"))))
                            .keyId())
                    .isEqualTo("entra-1");
            assertThat(only(entry(TestKeys.ENTRA, Map.of("key_ops", List.of("sign", "verify"))))
                            .keyId())
                    .isEqualTo("entra-1");
        }

        @Test
        void keys_into_unmodifiable_lists() throws Exception {
            List<SigningKey> named = named(HONEST);
            SigningKey forged = TestKeys.published(TestKeys.FORGED);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> named.add(forged));
        }

        /** RFC 7517, section 4.5. */
        @Test
        void several_keys_of_one_id() throws Exception {
            assertThat(named(entry(TestKeys.ENTRA, Map.of("alg", "RS256")), entry(TestKeys.FORGED, Map.of())))
                    .hasSize(2);
        }

        @Test
        void the_same_key_for_several_purposes() throws Exception {
            assertThat(named(
                            entry(TestKeys.ENTRA, Map.of("alg", "RS256")),
                            entry(TestKeys.ENTRA, Map.of("alg", "PS256")),
                            entry(TestKeys.ENTRA, Map.of("issuer", "https://one.example/"))))
                    .hasSize(3);
        }

        @Test
        void a_repeated_key_once() throws Exception {
            assertThat(named(HONEST, HONEST, HONEST, HONEST, HONEST, entry(TestKeys.FORGED, Map.of())))
                    .hasSize(2);
        }

        /** Each of them costs a verification. */
        @Test
        void four_keys_of_one_id_at_most() throws Exception {
            Object[] entries = IntStream.range(0, 10)
                    .mapToObj(i -> entry(TestKeys.ENTRA, Map.of("issuer", "https://" + i + ".example/")))
                    .toArray();
            assertThat(named(entries)).hasSize(4);
        }

        private static List<SigningKey> named(Object... entries) throws KeyFetchException {
            return KeySetReader.read(keySet(entries)).getOrDefault("entra-1", List.of());
        }

        private static SigningKey only(Map<String, Object> entry) throws KeyFetchException {
            Map<String, List<SigningKey>> keys = KeySetReader.read(keySet(entry));
            assertThat(keys.values()).singleElement(list(SigningKey.class)).hasSize(1);
            return keys.values().iterator().next().get(0);
        }
    }

    @Nested
    class Leaves_out {

        static Stream<Arguments> useless() {
            return Stream.of(
                    arguments("an EC key", Map.of("kty", "EC", "kid", "k", "crv", "P-256", "x", "AA", "y", "AA")),
                    arguments("a shared secret", Map.of("kty", "oct", "kid", "k", "k", "c2VjcmV0")),
                    arguments("a kind of later days", Map.of("kty", "AKP", "kid", "k", "alg", "ML-DSA-44")),
                    arguments("no kind", without("kty")),
                    arguments("an RSA key of 1024 bits", rsa(1024, 0)),
                    arguments("an RSA key of 2040 bits", rsa(2040, 0)),
                    arguments("an RSA key of 2047 bits", rsa(2047, 0)),
                    arguments("an RSA key of 1024 bits behind zeros", rsa(1024, 128)),
                    arguments("a key to encrypt with", entry(TestKeys.ENTRA, Map.of("use", "enc"))),
                    arguments(
                            "a key for other operations", entry(TestKeys.ENTRA, Map.of("key_ops", List.of("encrypt")))),
                    arguments("a key for no operation", entry(TestKeys.ENTRA, Map.of("key_ops", List.of()))),
                    arguments("a key without id", without("kid")),
                    arguments("a key without modulus", without("n")),
                    arguments("a key without exponent", without("e")),
                    arguments("a modulus that is none", entry(TestKeys.ENTRA, Map.of("n", 1))),
                    arguments("an empty modulus", entry(TestKeys.ENTRA, Map.of("n", ""))),
                    arguments("a use that is no text", entry(TestKeys.ENTRA, Map.of("use", List.of("sig")))),
                    arguments("operations that are no list", entry(TestKeys.ENTRA, Map.of("key_ops", "verify"))),
                    arguments("an algorithm that is no text", entry(TestKeys.ENTRA, Map.of("alg", 256))),
                    arguments("an issuer that is no text", entry(TestKeys.ENTRA, Map.of("issuer", List.of()))),
                    arguments(
                            "a cloud that is no text", entry(TestKeys.ENTRA, Map.of("cloud_instance_name", Map.of()))),
                    arguments("an id that is no text", entry(TestKeys.ENTRA, Map.of("kid", 1))),
                    arguments("an empty object", Map.of()),
                    arguments("a text", "key"),
                    arguments("a number", 1),
                    arguments("a list", List.of()),
                    arguments("null", null));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("useless")
        void what_cannot_sign_and_reads_the_others(String what, @Nullable Object entry) throws Exception {
            assertThat(KeySetReader.read(keySet(entry, entry(TestKeys.ROLLED_OVER, Map.of()))))
                    .as(what)
                    .containsOnlyKeys("entra-2");
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("useless")
        void what_cannot_sign_and_refuses_a_set_of_nothing_else(String what, @Nullable Object entry) {
            assertThatExceptionOfType(KeyFetchException.class)
                    .as(what)
                    .isThrownBy(() -> KeySetReader.read(keySet(entry)));
        }

        private static Map<String, Object> without(String member) {
            Map<String, Object> members = new HashMap<>(HONEST);
            members.remove(member);
            return members;
        }

        private static Map<String, Object> rsa(int bits, int zeros) {
            byte[] modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0).toByteArray();
            int sign = modulus[0] == 0 ? 1 : 0;
            byte[] padded = new byte[zeros + modulus.length - sign];
            System.arraycopy(modulus, sign, padded, zeros, modulus.length - sign);
            return entry(
                    TestKeys.ENTRA,
                    Map.of("n", Base64.getUrlEncoder().withoutPadding().encodeToString(padded)));
        }
    }

    @Nested
    class Refuses {

        static Stream<Map<String, Object>> no_key_sets() {
            return Stream.of(
                    Map.of(),
                    Map.of("keys", List.of()),
                    Map.of("keys", "text"),
                    Map.of("keys", Map.of("entra-1", HONEST)),
                    Map.of("Keys", List.of(HONEST)),
                    HONEST);
        }

        @ParameterizedTest
        @MethodSource("no_key_sets")
        void a_document_without_any_key(Map<String, Object> document) {
            assertThatExceptionOfType(KeyFetchException.class).isThrownBy(() -> KeySetReader.read(document));
        }
    }

    private static Map<String, Object> keySet(@Nullable Object... entries) {
        return Map.of("keys", Arrays.asList(entries));
    }
}
