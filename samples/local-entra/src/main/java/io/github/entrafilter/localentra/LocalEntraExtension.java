package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.directory.Directory;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Implements {@link LocalEntra}. Nested test classes share the server of their enclosing class. */
final class LocalEntraExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalEntraExtension.class);

    LocalEntraExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    /** Closes the server that this class started. A removal does not reach the store of an enclosing class. */
    @Override
    public void afterAll(ExtensionContext context) {
        Optional.ofNullable(store(context).remove(LocalEntraServer.class, LocalEntraServer.class))
                .ifPresent(LocalEntraServer::close);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalEntraServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    /** Starts the server on first use: a test instance per class is constructed before any callback. */
    private static LocalEntraServer server(ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(
                        LocalEntraServer.class, key -> start(context.getRequiredTestClass()), LocalEntraServer.class);
    }

    private static LocalEntraServer start(Class<?> testClass) {
        String directory = AnnotationSupport.findAnnotation(testClass, LocalEntra.class)
                .map(LocalEntra::directory)
                .orElse(Directory.STANDARD);
        return LocalEntraServer.start(ServerOptions.of(Directory.resource(directory)));
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
