package io.github.entrafilter.servlet;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** The roles that annotations ask for and no caller known by name holds, for the log. */
final class RolesReport {

    private RolesReport() {}

    /** One line for each role. */
    static List<String> of(ServletContext context, Set<String> held) {
        SortedMap<String, Set<String>> asked = AnnotatedRoles.in(context);
        asked.keySet().removeAll(held);
        return asked.entrySet().stream()
                .map(role -> "role " + role.getKey() + ", asked for by " + String.join(", ", role.getValue())
                        + ", is held by none of callers: only an app role in the token gives it")
                .toList();
    }
}
