package io.github.entrafilter.orders;

/** An order in the book. Immutable. A class with getters, not a record: every JSON binding reads these. */
public final class Order {

    private final long id;
    private final String article;
    private final int quantity;
    private final String placedBy;

    Order(long id, String article, int quantity, String placedBy) {
        this.id = id;
        this.article = article;
        this.quantity = quantity;
        this.placedBy = placedBy;
    }

    /** The number of the order. */
    public long getId() {
        return id;
    }

    /** What is ordered. */
    public String getArticle() {
        return article;
    }

    /** How many of it. */
    public int getQuantity() {
        return quantity;
    }

    /** The name of the caller who ordered. */
    public String getPlacedBy() {
        return placedBy;
    }
}
