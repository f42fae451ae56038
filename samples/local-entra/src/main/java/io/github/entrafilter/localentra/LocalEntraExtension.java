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

/** Does what {@link LocalEntra} says. Nested test classes share the server of the class around them. */
final class LocalEntraExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LocalEntraExtension.class);

    LocalEntraExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    /** Closes what this class started: the store of an enclosing class is not reached by a removal. */
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

    /** An instance for all tests of a class is constructed before any callback: whoever comes first starts. */
    private static LocalEntraServer server(ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(
                        LocalEntraServer.class, key -> start(context.getRequiredTestClass()), LocalEntraServer.class);
    }

    private static LocalEntraServer start(Class<?> testClass) {
        String directory = AnnotationSupport.findAnnotation(testClass, LocalEntra.class)
                .map(LocalEntra::directory)
                .orElse(Directory.STANDARD);
        return LocalEntraServer.start(Directory.resource(directory), 0);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
