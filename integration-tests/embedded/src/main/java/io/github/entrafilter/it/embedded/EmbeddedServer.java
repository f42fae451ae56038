package io.github.entrafilter.it.embedded;

import java.nio.file.Path;

/** A server that a container's module brings, found as a service. It runs one application at a time. */
public interface EmbeddedServer {

    /**
     * Starts it on a free port of the loopback interface.
     *
     * @param scratch an empty directory for what it unpacks and compiles
     * @return that port
     */
    int start(Path scratch) throws Exception;

    /** Deploys an application; throws if it does not start. */
    void deploy(Path war, String contextPath) throws Exception;

    /** Ends the application. */
    void undeploy() throws Exception;

    /** Ends the server. */
    void stop() throws Exception;
}
