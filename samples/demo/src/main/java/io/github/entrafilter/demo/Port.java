package io.github.entrafilter.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of this machine that the demo needs.
 *
 * @param property the system property that chooses it
 */
record Port(int number, String property) {

    private static final int ONE_CONNECTION = 1;

    static Port of(String property) throws DemoFailedException {
        String text = System.getProperty(property, "");
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new DemoFailedException("-D" + property + "=" + text + " is not a port: it takes 1 to 65535");
        }
        return new Port(Integer.parseInt(text), property);
    }

    /** Nothing is as puzzling as a demo that talks to somebody else's server. */
    void requireFree() throws DemoFailedException {
        try {
            new ServerSocket(number, ONE_CONNECTION, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new DemoFailedException(
                    "port " + number + " cannot be used (" + e.getMessage() + "): stop what listens there, or choose"
                            + " another one with -D" + property + "=PORT",
                    e);
        }
    }
}
