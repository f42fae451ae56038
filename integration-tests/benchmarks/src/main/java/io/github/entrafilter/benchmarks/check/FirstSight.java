package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The first sight of a token, with the work of the cache. Two tokens come in turn, and the cache has one entry: each
 * check looks for a verdict in vain, judges, and replaces the verdict on the other token.
 */
record FirstSight(WholeFilter filter, Scene scene) implements Candidate {

    static FirstSight with(Scene scene, String provider) throws InterruptedException {
        return new FirstSight(
                WholeFilter.with(scene, Map.of("verification-provider", provider, "token-cache-size", "1")), scene);
    }

    @Override
    public Callable<Object> checking(String token) {
        String other = scene.token().paddedTo(token.length()).mint();
        return InTurn.of(List.of(filter.checking(token), filter.checking(other)));
    }
}
