package io.github.entrafilter.it.capability;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Passes over tests of what the container under test has not. */
final class OnlyWhereTheContainerHasIt implements ExecutionCondition {

    /** How the reason for passing over a test begins. */
    static final String NONE = "container has none: ";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Shows.class)
                .map(shows -> shows.value().needed())
                .filter(feature -> !feature.isPresent())
                .map(feature -> ConditionEvaluationResult.disabled(NONE + feature.label()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("the container has it"));
    }
}
