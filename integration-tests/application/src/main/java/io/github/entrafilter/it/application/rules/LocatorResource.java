package io.github.entrafilter.it.application.rules;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Sub-resource locators (Jakarta REST 3.1, section 3.4.1). */
@Path("{front: alone|fronted}/locators")
public class LocatorResource {

    /** No annotation on the way. */
    @Path("any-caller")
    public Plain anyCaller() {
        return new Plain();
    }

    /** The locator is annotated. */
    @Path("admin-locator")
    @RolesAllowed("admin")
    public Plain adminLocator() {
        return new Plain();
    }

    /** The locator is annotated. */
    @Path("denied-locator")
    @DenyAll
    public Plain deniedLocator() {
        return new Plain();
    }

    /** The method of the sub-resource is annotated. */
    @Path("admin-method")
    public AdminMethod adminMethod() {
        return new AdminMethod();
    }

    /** The class of the sub-resource is annotated. */
    @Path("admin-class")
    public AdminClass adminClass() {
        return new AdminClass();
    }

    /** The class of the sub-resource is annotated, and known by the object alone. */
    @Path("admin-object")
    public Object adminObject() {
        return new AdminClass();
    }

    /** A class on the way to the sub-resource is annotated. */
    @Path("admin-between")
    public AdminBetween adminBetween() {
        return new AdminBetween();
    }

    /** A sub-resource without annotations. */
    public static class Plain {

        /** Open to any caller. */
        @GET
        public String plain() {
            return MethodResource.REACHED;
        }
    }

    /** A sub-resource. */
    public static class AdminMethod {

        /** Requires one role. */
        @GET
        @RolesAllowed("admin")
        public String admin() {
            return MethodResource.REACHED;
        }
    }

    /** A sub-resource. */
    @RolesAllowed("admin")
    public static class AdminClass {

        /** Requires the class's role. */
        @GET
        public String admin() {
            return MethodResource.REACHED;
        }
    }

    /** A sub-resource that has one of its own. */
    @RolesAllowed("admin")
    public static class AdminBetween {

        /** Requires the class's role. */
        @Path("plain")
        public Plain plain() {
            return new Plain();
        }
    }
}
