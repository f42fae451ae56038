package io.github.entrafilter.localentra.keys;

/**
 * All signing keys.
 *
 * @param ring the keys of this cloud, which rotate
 * @param stock the other keys, which never change
 */
public record KeyInventory(KeyRing ring, KeyStock stock) {

    /** Loads the keys in the JAR. */
    public static KeyInventory load() {
        KeyStock stock = KeyStock.load();
        return new KeyInventory(new KeyRing(stock.publicCloud()), stock);
    }
}
