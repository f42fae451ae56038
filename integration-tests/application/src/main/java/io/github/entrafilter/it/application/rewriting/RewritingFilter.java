package io.github.entrafilter.it.application.rewriting;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets a caller choose another method and another resource, behind the filter that decides on the request. */
@Provider
@PreMatching
public class RewritingFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        Optional.ofNullable(context.getHeaderString("X-HTTP-Method-Override")).ifPresent(context::setMethod);
        Optional.ofNullable(context.getHeaderString("X-Rewrite-Path"))
                .map(path -> context.getUriInfo().getBaseUriBuilder().path(path).build())
                .ifPresent(context::setRequestUri);
    }
}
