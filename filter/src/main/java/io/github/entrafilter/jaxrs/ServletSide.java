package io.github.entrafilter.jaxrs;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.protection.ResourceProtection;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servlet filters of an application, by name: this package does not depend on the servlet adapter. */
final class ServletSide {

    private static final String OURS = "io.github.entrafilter.servlet.";

    private ServletSide() {}

    /** The guard of a web application's resources. */
    static ResourceGuard guardOf(ServletContext application) {
        ResourceProtection protection = ProtectedApplication.of(application::getAttribute, application::setAttribute)
                .protectionOfResources();
        return new ResourceGuard(protection, application.getContextPath(), List.of());
    }

    /**
     * Whether any {@code EntraFilter} is mapped. The initializer maps one to everything unless web.xml maps some. So
     * there is none only where the initializer did not run: with an {@code <absolute-ordering>} that excludes the JAR.
     */
    static boolean isInForce(ServletContext application) {
        return application.getFilterRegistrations().values().stream()
                .filter(filter -> String.valueOf(filter.getClassName()).startsWith(OURS))
                .anyMatch(ServletSide::isMapped);
    }

    private static boolean isMapped(FilterRegistration filter) {
        return isMapped(filter.getUrlPatternMappings()) || isMapped(filter.getServletNameMappings());
    }

    /** Open Liberty shows null where it hides the mappings. */
    private static boolean isMapped(@Nullable Collection<String> mappings) {
        return mappings == null || !mappings.isEmpty();
    }
}
