package io.github.entrafilter.client;

import io.vertx.core.Context;

/** The event loop of Vert.x, on which Quarkus calls filters after an error response. It must not wait. */
final class EventLoop {

    private EventLoop() {}

    static boolean isOnCurrentThread() {
        try {
            return Context.isOnEventLoopThread();
        } catch (NoClassDefFoundError withoutVertx) {
            return false;
        }
    }
}
