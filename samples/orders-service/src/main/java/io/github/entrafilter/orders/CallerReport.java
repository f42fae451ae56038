package io.github.entrafilter.orders;

import io.github.entrafilter.EntraPrincipal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the service tells callers about themselves. The same for a servlet's and a resource's callers. */
public final class CallerReport {

    private CallerReport() {}

    /**
     * A report, as an object of JSON.
     *
     * @param caller whom the filter let in
     * @param authType how the caller was authenticated
     * @param remoteUser the caller's name as the container shows it
     * @param isUserInRole the container's answer to whether the caller holds a role
     * @param askedRoles the roles to ask it for
     */
    public static Map<String, Object> of(
            EntraPrincipal caller,
            String authType,
            String remoteUser,
            Predicate<String> isUserInRole,
            Collection<String> askedRoles) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", caller.getName());
        report.put("oid", caller.getOid());
        report.put("appId", caller.getAppId());
        report.put("tid", caller.getTid());
        report.put("roles", new TreeSet<>(caller.getRoles()));
        report.put("application", caller.isApplication());
        report.put("authType", authType);
        report.put("remoteUser", remoteUser);
        report.put("isUserInRole", answers(isUserInRole, askedRoles));
        return report;
    }

    private static Map<String, Boolean> answers(Predicate<String> isUserInRole, Collection<String> askedRoles) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        askedRoles.forEach(role -> answers.put(role, isUserInRole.test(role)));
        return answers;
    }
}
