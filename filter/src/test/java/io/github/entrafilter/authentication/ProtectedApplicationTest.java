package io.github.entrafilter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.keys.KeyStatus;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectedApplicationTest {

    private static final URI NOBODY = URI.create("http://localhost:1");

    private final Map<String, Object> attributes = new HashMap<>();
    private final ProtectedApplication application = ProtectedApplication.of(attributes::get, attributes::put);

    @Test
    void is_one_for_all_who_ask() {
        assertThat(ProtectedApplication.of(attributes::get, attributes::put)).isSameAs(application);
    }

    @Test
    void tells_from_outside_how_its_keys_stand_until_it_ends() {
        Protection unused = application.protection(
                "filter",
                Map.of(
                        "tenant-id", "11111111-1111-1111-1111-111111111111",
                        "audiences", "api://orders",
                        "authority", NOBODY.toString()));
        assertThat(ofNobody()).hasSize(1);

        application.close();

        assertThat(ofNobody()).isEmpty();
    }

    private static List<KeyStatus> ofNobody() {
        return ProtectedApplication.keyStatusOfAll().stream()
                .filter(status -> status.authority().equals(NOBODY))
                .toList();
    }
}
