package io.github.entrafilter.benchmarks.scene;

import java.util.concurrent.Callable;

/** One way to check tokens, set up and with its keys loaded. Safe for use by several threads. */
@FunctionalInterface
public interface Candidate {

    /**
     * Returns a check of this token, which can be repeated. Objects that a container creates before it calls a filter
     * are created here, outside the measured time. The check returns its findings, and throws if the token is refused.
     */
    Callable<Object> checking(String token) throws Exception;
}
