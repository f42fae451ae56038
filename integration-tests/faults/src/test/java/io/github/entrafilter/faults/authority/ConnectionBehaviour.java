package io.github.entrafilter.faults.authority;

import java.io.IOException;
import java.net.Socket;

/** What becomes of one connection between the service and the identity provider. */
@FunctionalInterface
interface ConnectionBehaviour {

    /**
     * Carries until either side ends; the proxy closes both sockets afterwards.
     *
     * @param service the side of the service
     * @param authority opens the side of the identity provider
     */
    void carry(Socket service, Upstream authority) throws IOException, InterruptedException;

    /** Where the identity provider is. */
    @FunctionalInterface
    interface Upstream {
        Socket connect() throws IOException;
    }
}
