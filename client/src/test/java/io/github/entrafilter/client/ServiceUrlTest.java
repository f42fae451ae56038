package io.github.entrafilter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://orders.example,         https://orders.example,                     true",
        "https://orders.example,         https://orders.example/,                    true",
        "https://orders.example,         https://orders.example?page=2,              true",
        "https://orders.example,         https://orders.example/api/7?page=2,        true",
        "https://orders.example/,        https://ORDERS.example/api,                 true",
        "https://orders.example:443,     https://orders.example/api,                 true",
        "https://orders.example/orders,  https://orders.example/orders?page=2,       true",
        "https://orders.example/orders,  https://orders.example/orders/7,            true",
        "https://orders.example/orders/, https://orders.example/orders,              true",
        "https://orders.example/orders,  https://orders.example/orders2,             false",
        "https://orders.example/orders,  https://orders.example/,                    false",
        "https://orders.example/orders,  https://orders.example/orders/../admin,     false",
        "https://orders.example,         http://orders.example/,                     false",
        "https://orders.example,         https://orders.example:8443/,               false",
        "https://orders.example,         https://orders.example.evil.example/,       false",
        "https://orders.example,         https://orders.example@evil.example/,       false",
        "https://orders.example,         https://evil.example/https://orders.example, false",
        "https://orders.example,         //orders.example/,                          false",
        "https://orders.example,         mailto:orders.example,                      false",
        "http://localhost:8080/orders,   http://localhost:8080/orders/api,           true",
        "http://localhost:8080/orders,   http://localhost:8081/orders/api,           false",
    })
    void service_covers_urls_below_its_own(String service, String url, boolean covered) {
        assertThat(ServiceUrl.of(service).covers(URI.create(url))).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://orders.example",
                "HTTPS://orders.example/orders",
                "http://localhost:1/orders",
                "http://127.0.0.1/orders",
                "http://[::1]:1/orders"
            })
    void https_or_this_machine_is_accepted(String url) {
        assertThat(ServiceUrl.of(url).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://orders.example/orders",
                "http://localhost.example",
                "orders",
                "https:/x",
                "https://under_score.example",
                "ftp://localhost/x",
                "a b"
            })
    void other_url_is_refused(String url) {
        assertThatThrownBy(() -> ServiceUrl.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }
}
