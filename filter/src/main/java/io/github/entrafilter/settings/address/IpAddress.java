package io.github.entrafilter.settings.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IP address as 128 bits, IPv4 in its mapped form {@code ::ffff:a.b.c.d}: equal addresses are equal objects, however
 * they were written.
 */
public record IpAddress(long high, long low) {

    /** Eight groups of four digits with their colons, or six with an IPv4 address at the end. */
    private static final int MAX_LENGTH = 45;

    private static final int GROUPS = 8;
    private static final int HEX_RADIX = 16;
    private static final long MAPPED = 0xffff_0000_0000L;

    /** Parses an address literal and drops its zone id; empty for any other string: names are never looked up. */
    public static Optional<IpAddress> of(String string) {
        String literal = string.strip();
        boolean bracketed = literal.startsWith("[") && literal.endsWith("]") && literal.contains(":");
        literal = bracketed ? literal.substring(1, literal.length() - 1) : literal;
        int zone = literal.indexOf('%');
        literal = zone > 0 && literal.contains(":") ? literal.substring(0, zone) : literal;
        if (literal.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return literal.contains(":") ? v6(literal) : mapped(literal);
    }

    private static Optional<IpAddress> mapped(String literal) {
        Optional<Long> bits = v4(literal);
        return bits.isPresent() ? Optional.of(new IpAddress(0, MAPPED | bits.get())) : Optional.empty();
    }

    /** Whether it is an IPv4 address, mapped or not. */
    boolean isV4() {
        return high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE;
    }

    /** Whether it is an address of this machine: 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isV4() ? (low >>> 24 & 0xff) == 127 : high == 0 && low == 1;
    }

    /** Parses the dotted form of RFC 6943, section 3.1.1: four decimal numbers, no leading zeros (octal to some). */
    private static Optional<Long> v4(String string) {
        String[] numbers = string.split("\\.", -1);
        long bits = 0;
        for (String number : numbers) {
            if (!isNumber(number, 10, 3) || (number.length() > 1 && number.startsWith("0"))) {
                return Optional.empty();
            }
            int octet = Integer.parseInt(number);
            if (octet > 255) {
                return Optional.empty();
            }
            bits = bits << Byte.SIZE | octet;
        }
        return numbers.length == 4 ? Optional.of(bits) : Optional.empty();
    }

    /** Parses the forms of RFC 4291, section 2.2. */
    private static Optional<IpAddress> v6(String string) {
        int gap = string.indexOf("::");
        Optional<List<Integer>> before = groups(gap < 0 ? string : string.substring(0, gap));
        Optional<List<Integer>> after = groups(gap < 0 ? "" : string.substring(gap + 2));
        if (before.isEmpty()
                || after.isEmpty()
                || (gap >= 0 && string.substring(0, gap).contains("."))) {
            return Optional.empty();
        }
        List<Integer> groups = new ArrayList<>(before.get());
        int missing = GROUPS - before.get().size() - after.get().size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        for (int i = 0; i < missing; i++) {
            groups.add(0);
        }
        groups.addAll(after.get());
        return Optional.of(
                new IpAddress(bits(groups.subList(0, GROUPS / 2)), bits(groups.subList(GROUPS / 2, GROUPS))));
    }

    /** Parses groups of up to four hexadecimal digits; the last may be an IPv4 address, which counts as two. */
    private static Optional<List<Integer>> groups(String string) {
        List<Integer> groups = new ArrayList<>();
        String[] parts = string.isEmpty() ? new String[0] : string.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (isNumber(parts[i], HEX_RADIX, 4)) {
                groups.add(Integer.parseInt(parts[i], HEX_RADIX));
                continue;
            }
            Optional<Long> last = i == parts.length - 1 ? v4(parts[i]) : Optional.empty();
            if (last.isEmpty()) {
                return Optional.empty();
            }
            groups.add((int) (last.get() >>> Short.SIZE));
            groups.add((int) (last.get() & 0xffff));
        }
        return Optional.of(groups);
    }

    /** Whether these are ASCII digits; {@link Character#digit} accepts those of other scripts, too. */
    private static boolean isNumber(String string, int radix, int maxDigits) {
        for (int i = 0; i < string.length(); i++) {
            if (string.charAt(i) >= 128 || Character.digit(string.charAt(i), radix) < 0) {
                return false;
            }
        }
        return !string.isEmpty() && string.length() <= maxDigits;
    }

    private static long bits(List<Integer> groups) {
        long bits = 0;
        for (int group : groups) {
            bits = bits << Short.SIZE | group;
        }
        return bits;
    }

    /** Returns the address in Java's form. */
    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IP address has 16 bytes", e);
        }
    }
}
