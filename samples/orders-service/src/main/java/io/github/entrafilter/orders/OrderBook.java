package io.github.entrafilter.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The latest orders, in memory. Thread-safe. Not final, because CDI creates a proxy for it. */
@ApplicationScoped
public class OrderBook {

    /** The maximum number of orders, so that callers cannot fill the memory. */
    static final int CAPACITY = 1000;

    private final SortedMap<Long, Order> orders = new TreeMap<>();
    private long lastId;

    /** Adds an order. A full book drops its oldest order. */
    public synchronized Order place(String article, int quantity, String placedBy) {
        Order order = new Order(++lastId, article, quantity, placedBy);
        orders.put(order.getId(), order);
        if (orders.size() > CAPACITY) {
            orders.remove(orders.firstKey());
        }
        return order;
    }

    /** Returns all orders, oldest first. */
    public synchronized List<Order> all() {
        return List.copyOf(orders.values());
    }

    /** Removes an order; returns false if there is none with this number. */
    public synchronized boolean cancel(long id) {
        return orders.remove(id) != null;
    }
}
