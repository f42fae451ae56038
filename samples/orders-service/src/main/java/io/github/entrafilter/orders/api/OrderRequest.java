package io.github.entrafilter.orders.api;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** An order as a caller sends it: {@code {"article": "tea", "quantity": 2}}. Not validated yet. */
public final class OrderRequest {

    private static final int MAX_ARTICLE_LENGTH = 100;
    private static final int MAX_QUANTITY = 1000;

    private final @Nullable String article;
    private final int quantity;

    /** Called by JSON binding. */
    @JsonbCreator
    public OrderRequest(@JsonbProperty("article") @Nullable String article, @JsonbProperty("quantity") int quantity) {
        this.article = article;
        this.quantity = quantity;
    }

    /** The article, stripped; empty if there is none. */
    String article() {
        return article == null ? "" : article.strip();
    }

    int quantity() {
        return quantity;
    }

    /** Whether the order is valid. */
    boolean isValid() {
        return !article().isEmpty()
                && article().length() <= MAX_ARTICLE_LENGTH
                && quantity >= 1
                && quantity <= MAX_QUANTITY;
    }
}
