package io.github.entrafilter.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takes_a_quantity_within_bounds(int quantity) {
        assertThat(new OrderRequest("tea", quantity).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void refuses_a_quantity_beyond_them(int quantity) {
        assertThat(new OrderRequest("tea", quantity).isValid()).isFalse();
    }

    @Test
    void refuses_an_order_of_nothing() {
        assertThat(new OrderRequest(null, 1).isValid()).isFalse();
        assertThat(new OrderRequest("  ", 1).isValid()).isFalse();
    }

    @Test
    void refuses_an_article_that_is_too_long() {
        assertThat(new OrderRequest("t".repeat(100), 1).isValid()).isTrue();
        assertThat(new OrderRequest("t".repeat(101), 1).isValid()).isFalse();
    }
}
