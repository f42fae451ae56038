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

    /** Returns an inventory whose ring has new keys, which no other process knows; takes a second. */
    public static KeyInventory withNewRing() {
        return new KeyInventory(KeyRing.generated(), KeyStock.load());
    }
}
