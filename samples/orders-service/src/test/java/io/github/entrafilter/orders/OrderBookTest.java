package io.github.entrafilter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    private final OrderBook book = new OrderBook();

    @Test
    void lists_orders_in_the_order_of_placing() {
        book.place("tea", 2, "alice");
        book.place("coffee", 1, "bob");

        assertThat(book.all()).extracting(Order::getArticle).containsExactly("tea", "coffee");
    }

    @Test
    void cancels_an_order_once() {
        long id = book.place("tea", 2, "alice").getId();

        assertThat(book.cancel(id)).isTrue();
        assertThat(book.cancel(id)).isFalse();
        assertThat(book.all()).isEmpty();
    }

    @Test
    void gives_no_number_twice() {
        long first = book.place("tea", 2, "alice").getId();
        book.cancel(first);

        assertThat(book.place("tea", 2, "alice").getId()).isNotEqualTo(first);
    }

    @Test
    void forgets_the_oldest_when_full() {
        long oldest = book.place("tea", 1, "alice").getId();
        fill();

        assertThat(book.all())
                .hasSize(OrderBook.CAPACITY)
                .extracting(Order::getId)
                .doesNotContain(oldest);
    }

    @Test
    void loses_nothing_when_many_order_at_once() throws InterruptedException {
        int callers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch start = new CountDownLatch(1);
        for (int caller = 0; caller < callers; caller++) {
            threads.execute(() -> {
                await(start);
                IntStream.range(0, 100).forEach(i -> book.place("tea", 1, "alice"));
            });
        }

        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(book.all()).extracting(Order::getId).hasSize(callers * 100).doesNotHaveDuplicates();
    }

    private void fill() {
        IntStream.range(0, OrderBook.CAPACITY).forEach(i -> book.place("tea", 1, "alice"));
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
