package io.github.entrafilter.it.application.jwt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Its callers bring tokens of another issuer, which are the container's business. A bean: Payara looks at beans only.
 */
@LoginConfig(authMethod = "MP-JWT")
@ApplicationPath("/readers")
@ApplicationScoped
public class ReadersApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReaderResource.class);
    }
}
