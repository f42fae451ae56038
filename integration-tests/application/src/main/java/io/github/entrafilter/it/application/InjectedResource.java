package io.github.entrafilter.it.application;

import io.github.entrafilter.CurrentCaller;
import io.github.entrafilter.EntraPrincipal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource whose caller CDI injects. */
@Path("injected")
@RequestScoped
public class InjectedResource {

    @Inject
    private EntraPrincipal caller;

    @Inject
    private CurrentCaller anybody;

    /** The caller, who must be known. */
    @GET
    public String caller() {
        return caller.getOid();
    }

    /** The caller, who need not be known. */
    @GET
    @Path("anybody")
    public String anybody() {
        return anybody.find().map(EntraPrincipal::getOid).orElse("anonymous");
    }
}
