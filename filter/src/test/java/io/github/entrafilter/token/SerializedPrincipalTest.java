package io.github.entrafilter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SerializedPrincipalTest {

    private static final Map<String, Object> CLAIMS = Map.of(
            "ver", "2.0",
            "oid", "the-oid",
            "tid", "the-tid",
            "azp", "the-azp",
            "uti", "the-uti",
            "exp", 1_772_366_400L,
            "xms_par_app_azp", "the-blueprint",
            "roles", List.of("consumer", "admin"),
            "scp", "orders.read orders.write",
            "groups", List.of(Map.of("name", "b\u00fccher")));

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        }
        return bytes.toByteArray();
    }

    /** Allows the two classes and those of the JDK. */
    private static Object restored(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            stream.setObjectInputFilter(ObjectInputFilter.Config.createFilter("java.**;"
                    + VerifiedPrincipal.class.getName() + ";" + SerializedPrincipal.class.getName() + ";!*"));
            return stream.readObject();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @EnumSource
    void restored_principal_is_the_same_caller(CallerKind kind) throws IOException, ClassNotFoundException {
        EntraPrincipal caller = TestPrincipals.of(CLAIMS, kind);

        EntraPrincipal restored = (EntraPrincipal) restored(serialized(caller));

        assertThat(restored)
                .isEqualTo(caller)
                .hasSameHashCodeAs(caller)
                .usingRecursiveComparison()
                .ignoringFields("claims", "token")
                .isEqualTo(caller);
        assertThat(CLAIMS.keySet())
                .allSatisfy(claim -> assertThat(restored.getClaim(claim)).isEqualTo(caller.getClaim(claim)));
    }

    @Test
    void restored_principal_keeps_its_registration() throws IOException, ClassNotFoundException {
        EntraPrincipal caller =
                TestPrincipals.of(CLAIMS, CallerKind.APPLICATION).registeredAs("billing", Set.of("auditor"));

        EntraPrincipal restored = (EntraPrincipal) restored(serialized(caller));

        assertThat(restored.getName()).isEqualTo("billing");
        assertThat(restored.getOid()).isEqualTo("the-oid");
        assertThat(restored.getRoles()).containsExactlyInAnyOrder("admin", "auditor", "consumer");
    }

    @Test
    void restored_principal_can_be_serialized_again() throws IOException, ClassNotFoundException {
        byte[] once = serialized(TestPrincipals.of(CLAIMS, CallerKind.USER));

        assertThat(serialized(restored(once))).isEqualTo(once);
    }

    @Test
    void serialized_principal_has_no_part_of_the_token() throws IOException {
        String token = TestTokens.v1().text();
        Verdict.Accepted accepted = (Verdict.Accepted) Judging.verdictOn(token);

        String bytes = text(serialized(accepted.caller()));

        assertThat(bytes).contains(TestTokens.TOKEN_ID).doesNotContain(token.split("\\."));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"ver\":\"2.0\"', APPLICATION",
        "[], APPLICATION",
        "{}, APPLICATION",
        "'{\"exp\":\"soon\"}', APPLICATION",
        "'{\"exp\":1e30}', APPLICATION",
        "'{\"exp\":1772366400}', ADMINISTRATOR",
    })
    void malformed_principal_is_refused(String claims, String kind) throws IOException {
        byte[] bytes = serialized(new SerializedPrincipal("name", kind, List.of(), claims));

        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> restored(bytes))
                .withMessage("a serialized principal is malformed")
                .withNoCause();
    }

    /** A stream that has the principal itself, with no fields: they would all be null. */
    @Test
    void principal_is_not_read_without_its_proxy() throws IOException {
        String honest = text(serialized(new Impostor()));
        String forged = honest.replace(utf(Impostor.class), utf(VerifiedPrincipal.class));

        assertThat(forged).isNotEqualTo(honest);
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> restored(forged.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The name of a class as a stream has it, behind its length. */
    private static String utf(Class<?> type) {
        return (char) 0 + "" + (char) type.getName().length() + type.getName();
    }

    /** The principal's serialVersionUID, and its fields. */
    private static final class Impostor implements Serializable {

        private static final long serialVersionUID = 1;
    }
}
