package io.github.entrafilter.it.capability;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** What some containers bring and others do not. Each container's module declares it, and the suite checks that. */
public enum Feature {
    /** Nothing but servlets is needed. */
    SERVLET,
    /** JAX-RS runs on a server of its own, without a servlet container. */
    NO_SERVLETS,
    /** JAX-RS runs next to the servlet container, on the same server: no servlet filter is in front of resources. */
    RESOURCES_OUTSIDE_SERVLETS,
    /** Jakarta REST. */
    JAXRS,
    /** Jakarta Contexts and Dependency Injection. */
    CDI,
    /** Jakarta Enterprise Beans. */
    EJB,
    /** Jakarta Security, by which the container, and so its enterprise beans, learn of the caller. */
    JAKARTA_SECURITY,
    /** MicroProfile Config. */
    MICROPROFILE_CONFIG,
    /** None of it. */
    NO_MICROPROFILE_CONFIG,
    /** MicroProfile OpenAPI. */
    MICROPROFILE_OPENAPI,
    /** MicroProfile JWT Authentication. */
    MICROPROFILE_JWT,
    /** The OpenID Connect mechanism of Jakarta Security. */
    OPENID_CONNECT,
    /** The container enforces the annotations of resources, too, and cannot be told not to. */
    ROLES_OF_RESOURCES,
    /** It does so by a caller of its own, whatever request it is handed. */
    CALLER_OF_RESOURCES,
    /** There are resources, and the container does not enforce their annotations. */
    NO_ROLES_OF_RESOURCES,
    /** A WAR may have one JAX-RS application only. */
    ONE_APPLICATION,
    /** The container calls no mapper of all exceptions for those of resources. */
    UNMAPPED_EXCEPTIONS,
    /** Jakarta Pages. */
    JSP,
    /** EARs. */
    EAR,
    /** An EAR may have one JAR with our beans only. */
    ONE_JAR_PER_EAR,
    /** The container runs no initializer of a JAR in the {@code lib} of an EAR. */
    NO_INITIALIZER_OF_EAR,
    /** A filter that a library's initializer adds may precede ours. */
    NO_FRONT_FILTER,
    /** Our filter precedes the others of web.xml, in whatever order they are mapped there. */
    FILTER_FIRST,
    /** The container drops {@code <servlet-name>} from the filter mappings of web.xml. */
    NO_SERVLET_NAME_MAPPINGS,
    /** The container runs in the JVM of the tests, which read its log. */
    SAME_JVM,
    /** Jakarta WebSocket. */
    WEBSOCKET,
    /** HTTP/2 without TLS. */
    HTTP2,
    /** HTTP/2 connections of the container can stall for good when many requests share one on a busy machine. */
    STALLING_HTTP2,
    /** JDK 21 and later. */
    VIRTUAL_THREADS;

    private static final String DECLARED = System.getProperty("it.features", "");
    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    /** As modules and tests write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the container under test has it, by its module's word; on virtual threads the JDK has the word. */
    public boolean isPresent() {
        return switch (this) {
            case SERVLET -> !NO_SERVLETS.isPresent();
            case SAME_JVM -> System.getProperty("arquillian.launch", "").equals("embedded");
            case NO_MICROPROFILE_CONFIG -> !MICROPROFILE_CONFIG.isPresent();
            case NO_ROLES_OF_RESOURCES -> JAXRS.isPresent() && !ROLES_OF_RESOURCES.isPresent();
            case VIRTUAL_THREADS -> Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS;
            default -> Arrays.asList(DECLARED.split(",\\s*", -1)).contains(label());
        };
    }

    /** Passes over the test that calls it where the container under test does not have this. */
    public void assumePresent() {
        if (!isPresent()) {
            Assumptions.abort(OnlyWhereTheContainerHasIt.NONE + label());
        }
    }

    /** Passes over the test that calls it where the container under test has this. */
    public void assumeAbsent() {
        if (isPresent()) {
            Assumptions.abort(OnlyWhereTheContainerHasIt.NONE + "without " + label());
        }
    }
}
