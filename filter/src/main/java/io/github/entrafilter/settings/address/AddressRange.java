package io.github.entrafilter.settings.address;

import java.util.Optional;

/**
 * A range of IP addresses in CIDR notation, or a single address.
 *
 * @param first its lowest address
 * @param prefix number of leading bits that its addresses share, of 128; at least 96 for IPv4
 */
public record AddressRange(IpAddress first, int prefix) {

    private static final int BITS = 128;
    private static final int BITS_OF_V4 = 32;

    /**
     * Parses a range.
     *
     * @throws IllegalArgumentException with the problem, worded to follow the setting's name
     */
    public static AddressRange of(String written) {
        int slash = written.indexOf('/');
        String address = slash < 0 ? written : written.substring(0, slash);
        if (address.contains("%")) {
            throw new IllegalArgumentException("has a zone id: write the address without it");
        }
        IpAddress first = IpAddress.of(address).orElseThrow(AddressRange::notARange);
        int bits = first.isV4() && !address.contains(":") ? BITS_OF_V4 : BITS;
        int prefix = slash < 0 ? BITS : prefix(written.substring(slash + 1), bits);
        IpAddress lowest = new IpAddress(first.high() & highMask(prefix), first.low() & lowMask(prefix));
        if (!lowest.equals(first)) {
            throw new IllegalArgumentException(
                    "is not the first address of its range: write " + lowest + written.substring(slash));
        }
        return new AddressRange(first, prefix);
    }

    /** @param bits number of bits of the address as it is written */
    private static int prefix(String written, int bits) {
        int shared = Optional.of(written)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .filter(number -> number <= bits)
                .orElseThrow(AddressRange::notARange);
        if (shared == 0) {
            throw new IllegalArgumentException("would trust every client");
        }
        return BITS - bits + shared;
    }

    private static IllegalArgumentException notARange() {
        return new IllegalArgumentException(
                "is not an IP address or a range such as 10.0.0.0/8 or fd00::/8; host names are not looked up");
    }

    /**
     * Whether the address is in this range. A range of IPv6 addresses contains no IPv4 address, not even a mapped one.
     */
    public boolean contains(IpAddress address) {
        return first.isV4() == address.isV4()
                && ((address.high() ^ first.high()) & highMask(prefix)) == 0
                && ((address.low() ^ first.low()) & lowMask(prefix)) == 0;
    }

    private static long highMask(int prefix) {
        return prefix >= Long.SIZE ? -1 : -1L << (Long.SIZE - prefix);
    }

    private static long lowMask(int prefix) {
        return prefix <= Long.SIZE ? 0 : -1L << (BITS - prefix);
    }
}
