package io.github.entrafilter.it.capability;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Passes over all tests, before the container is started, on a JDK that is too old or too new for it, by its module's
 * word. Found as a service, so that no test has to ask for it.
 */
public final class OnlyOnJdksOfTheContainer implements ExecutionCondition {

    private static final int FIRST = Integer.getInteger("it.jdk.first", 0);
    private static final int LAST = Integer.getInteger("it.jdk.last", Integer.MAX_VALUE);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        int jdk = Runtime.version().feature();
        return FIRST <= jdk && jdk <= LAST
                ? ConditionEvaluationResult.enabled("the container runs on it")
                : ConditionEvaluationResult.disabled(OnlyWhereTheContainerHasIt.NONE + "JDK " + jdk);
    }
}
