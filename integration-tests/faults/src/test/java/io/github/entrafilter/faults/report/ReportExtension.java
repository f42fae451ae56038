package io.github.entrafilter.faults.report;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Passes one {@link Report} to all tests of a run; JUnit closes it after the last. */
public final class ReportExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ReportExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Report.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Report.class, key -> new Report(), Report.class);
    }
}
