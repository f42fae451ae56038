package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Patience;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** The filter from the request's header to the decision, without a container. */
public record WholeFilter(Protection protection) implements Candidate {

    /** Returns a filter that has fetched its keys. */
    public static WholeFilter with(Scene scene, Map<String, String> settings) throws InterruptedException {
        Map<String, Object> attributes = new ConcurrentHashMap<>();
        Protection protection = ProtectedApplication.of(attributes::get, attributes::put)
                .protection("benchmark", scene.trust().settings(settings));
        WholeFilter filter = new WholeFilter(protection);
        WaitingRequest request = WaitingRequest.with(scene.token().mint());
        Patience.until(() -> protection.decide(request) instanceof Decision.Admitted);
        return filter;
    }

    @Override
    public Callable<Object> checking(String token) {
        WaitingRequest request = WaitingRequest.with(token);
        return () -> {
            if (protection.decide(request) instanceof Decision.Admitted admitted) {
                return admitted;
            }
            throw new IllegalStateException("refused");
        };
    }
}
