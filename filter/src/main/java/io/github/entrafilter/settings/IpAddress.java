package io.github.entrafilter.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IP addresses in one spelling, so that equal addresses are equal texts. */
public final class IpAddress {

    private IpAddress() {}

    /** The address as Java writes it; none for what is no literal address: names are never looked up. */
    public static Optional<String> of(String text) {
        String literal = text.strip().replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*", "");
        if (!literal.contains(":") && !literal.matches("[0-9]+(\\.[0-9]+){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
