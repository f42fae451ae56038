package io.github.entrafilter.localentra.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationAddressTest {

    @ParameterizedTest
    @CsvSource({
        "payara.instance.http.port, 8081, http://localhost:8081/shop/",
        "quarkus.http.port,         8082, http://localhost:8082/shop/",
        "local.server.port,         8083, http://localhost:8083/shop/",
        "server.port,               8084, http://localhost:8084/shop/",
        "default.http.port,         9081, http://localhost:9081/shop/",
        "wlp.install.dir,           /wlp, http://localhost:9080/shop/",
        "local-entra.url, http://localhost:1/shop/api, http://localhost:1/shop/api",
        "no.such.property,          1,    http://localhost:8080/shop/",
    })
    void property_of_the_container_gives_the_port(String name, String value, String expected) {
        assertThat(new ApplicationAddress(property ->
                                Optional.ofNullable(Map.of(name, value).get(property)))
                        .at("/shop/"))
                .isEqualTo(expected);
    }

    @Test
    void port_that_spring_boot_has_picked_wins() {
        Map<String, String> properties = Map.of("server.port", "0", "local.server.port", "4711");

        assertThat(new ApplicationAddress(name -> Optional.ofNullable(properties.get(name))).at("/"))
                .isEqualTo("http://localhost:4711/");
    }
}
