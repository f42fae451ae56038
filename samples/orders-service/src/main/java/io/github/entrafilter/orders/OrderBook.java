package io.github.entrafilter.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The latest orders, in memory. Thread-safe. Not final, as CDI puts a proxy in front of it. */
@ApplicationScoped
public class OrderBook {

    /** Whoever may place orders shall not be able to fill the memory with them. */
    static final int CAPACITY = 1000;

    private final SortedMap<Long, Order> orders = new TreeMap<>();
    private long lastId;

    /** Adds an order. When the book is full, the oldest one makes room. */
    public synchronized Order place(String article, int quantity, String placedBy) {
        Order order = new Order(++lastId, article, quantity, placedBy);
        orders.put(order.getId(), order);
        if (orders.size() > CAPACITY) {
            orders.remove(orders.firstKey());
        }
        return order;
    }

    /** All orders, the oldest first. */
    public synchronized List<Order> all() {
        return List.copyOf(orders.values());
    }

    /** Takes an order out of the book; false if there is none of this number. */
    public synchronized boolean cancel(long id) {
        return orders.remove(id) != null;
    }
}
