package io.github.entrafilter.benchmarks.check;

import java.util.List;
import java.util.concurrent.Callable;

/** Checks some tokens in turn, again and again. Not for use by several threads. */
public final class InTurn implements Callable<Object> {

    private final List<Callable<Object>> checks;
    private int next;

    private InTurn(List<Callable<Object>> checks) {
        this.checks = checks;
    }

    public static InTurn of(List<Callable<Object>> checks) {
        return new InTurn(List.copyOf(checks));
    }

    @Override
    public Object call() throws Exception {
        Callable<Object> check = checks.get(next);
        next = next + 1 == checks.size() ? 0 : next + 1;
        return check.call();
    }
}
