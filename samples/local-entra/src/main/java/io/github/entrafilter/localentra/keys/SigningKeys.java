package io.github.entrafilter.localentra.keys;

/**
 * Every key that anything can be signed with here.
 *
 * @param ring the keys of this cloud, which come and go
 * @param stock the other ones, which stay as they are
 */
public record SigningKeys(KeyRing ring, KeyStock stock) {

    public static SigningKeys load() {
        KeyStock stock = KeyStock.load();
        return new SigningKeys(new KeyRing(stock.publicCloud()), stock);
    }
}
