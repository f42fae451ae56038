package io.github.entrafilter.it.application.rewriting;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The resource at each path of one segment that no other resource has literally. */
@Path("{name}")
public class OtherResource {

    @GET
    public String get(@PathParam("name") String name) {
        return "other resource: " + name;
    }
}
