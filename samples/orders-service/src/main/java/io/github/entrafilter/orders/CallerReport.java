package io.github.entrafilter.orders;

import io.github.entrafilter.EntraPrincipal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The service's report on a caller, shared by the servlet and the resource. */
public final class CallerReport {

    private CallerReport() {}

    /**
     * Returns the report, a JSON object.
     *
     * @param caller the authenticated caller
     * @param authType the authentication scheme
     * @param remoteUser the caller's name as the container shows it
     * @param isUserInRole the container's role check
     * @param requestedRoles the roles to check
     */
    public static Map<String, Object> of(
            EntraPrincipal caller,
            String authType,
            String remoteUser,
            Predicate<String> isUserInRole,
            Collection<String> requestedRoles) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", caller.getName());
        report.put("oid", caller.getOid());
        report.put("appId", caller.getAppId());
        report.put("tid", caller.getTid());
        report.put("roles", new TreeSet<>(caller.getRoles()));
        report.put("application", caller.isApplication());
        report.put("authType", authType);
        report.put("remoteUser", remoteUser);
        report.put("isUserInRole", checked(isUserInRole, requestedRoles));
        return report;
    }

    private static Map<String, Boolean> checked(Predicate<String> isUserInRole, Collection<String> requestedRoles) {
        Map<String, Boolean> checked = new LinkedHashMap<>();
        requestedRoles.forEach(role -> checked.put(role, isUserInRole.test(role)));
        return checked;
    }
}
