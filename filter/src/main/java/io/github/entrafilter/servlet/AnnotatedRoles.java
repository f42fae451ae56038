package io.github.entrafilter.servlet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HttpMethodConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The roles that annotations of an application's own classes ask for. Of the classes in its libraries nothing is known;
 * of its own, only those that mention the annotations are loaded.
 */
final class AnnotatedRoles {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");
    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String SUFFIX = ".class";

    /** Servlet 6.0, section 13.3: any caller, any role. */
    private static final Set<String> NO_NAMES = Set.of("*", "**");

    private final ServletContext context;
    private final SortedMap<String, Set<String>> askers = new TreeMap<>();

    private AnnotatedRoles(ServletContext context) {
        this.context = context;
    }

    /** For each role, the simple names of the classes that ask for it. */
    static SortedMap<String, Set<String>> in(ServletContext context) {
        AnnotatedRoles roles = new AnnotatedRoles(context);
        roles.look(CLASSES);
        return roles.askers;
    }

    private void look(String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        if (paths == null) {
            return;
        }
        for (String path : paths) {
            if (path.endsWith("/")) {
                look(path);
            } else if (path.endsWith(SUFFIX) && mentionsRoles(path)) {
                read(path.substring(CLASSES.length(), path.length() - SUFFIX.length())
                        .replace('/', '.'));
            }
        }
    }

    /** Names of annotations stand in a class file as they are: JVM specification, section 4.4.7. */
    private boolean mentionsRoles(String path) {
        try (InputStream file = context.getResourceAsStream(path)) {
            String constants = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
            return constants.contains("jakarta/annotation/security/RolesAllowed")
                    || constants.contains("jakarta/servlet/annotation/ServletSecurity");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A class that cannot be loaded asks for nothing, and what an annotation means there is not for us to find out. */
    private void read(String name) {
        try {
            Class<?> type = Class.forName(name, false, context.getClassLoader());
            readServletSecurity(type);
            readRolesAllowed(type, type);
            for (Method method : type.getDeclaredMethods()) {
                readRolesAllowed(method, type);
            }
        } catch (ClassNotFoundException | LinkageError unusable) {
            LOG.log(Level.DEBUG, name + " cannot be looked into for roles", unusable);
        }
    }

    private void readRolesAllowed(AnnotatedElement element, Class<?> type) {
        RolesAllowed asked = element.getAnnotation(RolesAllowed.class);
        if (asked != null) {
            add(asked.value(), type);
        }
    }

    private void readServletSecurity(Class<?> type) {
        ServletSecurity asked = type.getAnnotation(ServletSecurity.class);
        if (asked != null) {
            add(asked.value().rolesAllowed(), type);
            for (HttpMethodConstraint constraint : asked.httpMethodConstraints()) {
                add(constraint.rolesAllowed(), type);
            }
        }
    }

    private void add(String[] roles, Class<?> type) {
        for (String role : roles) {
            if (!NO_NAMES.contains(role)) {
                askers.computeIfAbsent(role, asked -> new TreeSet<>()).add(type.getSimpleName());
            }
        }
    }
}
