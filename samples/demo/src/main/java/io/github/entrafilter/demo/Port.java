package io.github.entrafilter.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port that the demo requires.
 *
 * @param property the system property that selects it
 */
record Port(int number, String property) {

    private static final int ONE_CONNECTION = 1;

    static Port of(String property) throws DemoFailedException {
        String text = System.getProperty(property, "");
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new DemoFailedException("-D" + property + "=" + text + " is not a port; it must be from 1 to 65535");
        }
        return new Port(Integer.parseInt(text), property);
    }

    /** Fails if another server uses the port; the demo would talk to that one. */
    void requireFree() throws DemoFailedException {
        try {
            new ServerSocket(number, ONE_CONNECTION, InetAddress.getLoopbackAddress()).close();
        } catch (IOException e) {
            throw new DemoFailedException(
                    "port " + number + " is unavailable (" + e.getMessage()
                            + "); stop the program that uses it, or choose" + " another port with -D" + property
                            + "=PORT",
                    e);
        }
    }
}
