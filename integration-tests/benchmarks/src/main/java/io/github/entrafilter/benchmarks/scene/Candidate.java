package io.github.entrafilter.benchmarks.scene;

import java.util.concurrent.Callable;

/** One way to check tokens, set up and with its keys at hand. Safe for use by several threads. */
@FunctionalInterface
public interface Candidate {

    /**
     * The check of this token, to be called over and over: whatever a container would have at hand when the request
     * comes is made here, outside the measured time. It returns what the check found out, and throws if the token is
     * refused.
     */
    Callable<Object> checking(String token) throws Exception;
}
