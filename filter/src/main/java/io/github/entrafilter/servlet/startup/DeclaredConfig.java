package io.github.entrafilter.servlet.startup;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The configuration of a filter by its declaration. */
record DeclaredConfig(FilterDeclaration declaration, ServletContext context) implements FilterConfig {

    @Override
    public String getFilterName() {
        return declaration.name();
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return declaration.initParameters().get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(declaration.initParameters().keySet());
    }
}
