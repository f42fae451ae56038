package io.github.entrafilter.jaxrs;

import io.github.entrafilter.protection.Decision;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * The filters of Quarkus REST. It calls them on an event loop, which must not wait for signing keys, and injects
 * nothing into filters that a feature registers.
 */
final class ReactiveFilters {

    private ReactiveFilters() {}

    static void register(FeatureContext context, ResourceRules rules) {
        ServletlessRequestFilter filter = new ServletlessRequestFilter();
        context.register(new Judging(filter));
        context.register(new Applying(filter));
        context.register(new CallerInSpanFilter());
        context.register(new Roles(new RolesFilter(rules)));
    }

    /** The path that Quarkus REST routes a request by, which other filters can change. */
    private static final class RoutedPath {

        private RoutedPath() {}

        static void setOn(ResteasyReactiveContainerRequestContext context) {
            ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context.getServerRequestContext();
            String path = request.getPath();
            boolean asReceived = path.equals(request.serverRequest().getRequestNormalisedPath());
            ResourceExchange.setRoutedPath(context, asReceived ? path : encoded(path));
        }

        /** Quarkus decodes a path from which it removes matrix parameters, and one that a filter sets. */
        private static String encoded(String path) {
            try {
                return new URI("http", "localhost", path, null).getRawPath();
            } catch (URISyntaxException unreadable) {
                return Decision.NO_PATH;
            }
        }
    }

    /** Judges on a worker thread each token whose verdict is not cached, while the request is suspended. */
    @PreMatching
    @Priority(Priorities.AUTHENTICATION - 1)
    @Vetoed
    static final class Judging implements ContainerRequestFilter {

        private static final String JUDGED = Judging.class.getName();

        private final ServletlessRequestFilter filter;

        Judging(ServletlessRequestFilter filter) {
            this.filter = filter;
        }

        @Override
        public void filter(ContainerRequestContext context) {
            RoutedPath.setOn((ResteasyReactiveContainerRequestContext) context);
            Context eventLoop = Context.isOnEventLoopThread() ? Vertx.currentContext() : null;
            if (eventLoop != null) {
                filter.guard(context)
                        .filter(guard -> guard.protection().mayWait(guard.exchange(context)))
                        .ifPresent(guard -> judge(guard, (ResteasyReactiveContainerRequestContext) context, eventLoop));
            }
        }

        private static void judge(
                ResourceGuard guard, ResteasyReactiveContainerRequestContext context, Context eventLoop) {
            context.suspend();
            eventLoop
                    .executeBlocking(() -> guard.exchange(context).decision(guard.protection()), false)
                    .onSuccess(decision -> {
                        context.setProperty(JUDGED, decision);
                        context.resume();
                    })
                    .onFailure(context::resume);
        }

        static Optional<Decision> decisionOn(ContainerRequestContext context) {
            return context.getProperty(JUDGED) instanceof Decision decision ? Optional.of(decision) : Optional.empty();
        }
    }

    /** Applies the decision; makes it first where no thread may have to wait for that. */
    @PreMatching
    @Priority(Priorities.AUTHENTICATION)
    @Vetoed
    static final class Applying implements ContainerRequestFilter {

        private final ServletlessRequestFilter filter;

        Applying(ServletlessRequestFilter filter) {
            this.filter = filter;
        }

        @Override
        public void filter(ContainerRequestContext context) {
            filter.guard(context)
                    .ifPresent(guard -> guard.apply(
                            Judging.decisionOn(context)
                                    .orElseGet(() -> guard.exchange(context).decision(guard.protection())),
                            context));
        }
    }

    /** {@link RolesFilter}, with the matched resource as Quarkus REST shows it. */
    @Priority(Priorities.AUTHORIZATION - 100)
    @Vetoed
    static final class Roles implements ContainerRequestFilter, ContainerResponseFilter {

        private final RolesFilter roles;

        Roles(RolesFilter roles) {
            this.roles = roles;
        }

        @Override
        public void filter(ContainerRequestContext context) {
            ResteasyReactiveContainerRequestContext request = (ResteasyReactiveContainerRequestContext) context;
            RoutedPath.setOn(request);
            roles.filter(
                    context, ResourceMethod.of(request.getServerRequestContext().getResteasyReactiveResourceInfo()));
        }

        @Override
        public void filter(ContainerRequestContext context, ContainerResponseContext response) {
            roles.filter(context, response);
        }
    }
}
