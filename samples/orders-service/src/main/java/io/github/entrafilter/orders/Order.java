package io.github.entrafilter.orders;

/** An order in the book. Immutable. A class with getters, not a record: every JSON binding supports those. */
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

    /** The ordered article. */
    public String getArticle() {
        return article;
    }

    /** The quantity. */
    public int getQuantity() {
        return quantity;
    }

    /** The name of the caller who placed the order. */
    public String getPlacedBy() {
        return placedBy;
    }
}
