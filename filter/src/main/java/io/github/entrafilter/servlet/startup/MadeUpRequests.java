package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.application.RehearsedProtection;
import io.github.entrafilter.protection.Protection;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Made-up requests of each kind through the real filter, so that real ones load, initialize and link no class from then
 * on. A container may close the class loader while requests are under way; and on virtual threads, a class that is
 * initialized pins its carrier.
 *
 * @param filters the filter with a protection
 */
record MadeUpRequests(Function<Protection, Filter> filters) implements Runnable {

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    private static final String BEARER = "Bearer ";
    private static final String ACCEPTED = BEARER + RehearsedProtection.TOKEN;

    /** Settings by which responses differ. */
    private static final List<Map<String, String>> RESPONSES = List.of(
            Map.of(),
            Map.of("error-detail", "full", "realm", "rehearsal", "resource-url", "https://rehearsal.example/api"),
            Map.of(
                    "accepted-callers", "any",
                    "scopes-allowed", "rehearsal",
                    "resource-url", "https://rehearsal.example/api"));

    /** Settings by which the token is refused or accepted in different ways. */
    private static final List<Map<String, String>> POLICIES = List.of(
            Map.of("tenant-id", RehearsedProtection.CALLER),
            Map.of("client-id", RehearsedProtection.CALLER),
            Map.of("token-versions", "2.0"),
            Map.of("accepted-callers", "users"),
            Map.of("allowed-clients", RehearsedProtection.CALLER, "callers", "a=" + RehearsedProtection.CALLER + " b"),
            Map.of("allowed-clients", "55555555-5555-5555-5555-555555555555"),
            Map.of("roles-allowed", "admin"),
            Map.of("roles-allowed", "consumer", "public-paths", "/open/*, *.css"),
            Map.of("revoked", RehearsedProtection.CALLER + "@2026-01-02T00:00:00Z"),
            Map.of("mode", "report", "public-paths", "/rehearsal.css"),
            Map.of("mode", "report", "roles-allowed", "admin"));

    /** Credentials that are refused before the policy matters, and the token. */
    private static final List<List<String>> CREDENTIALS = List.of(
            List.of(),
            List.of("Basic cmVoZWFyc2Fs"),
            List.of(BEARER),
            List.of(BEARER + "a, b"),
            List.of(ACCEPTED, ACCEPTED),
            List.of("Basic cmVoZWFyc2Fs, " + ACCEPTED),
            List.of(BEARER + "a.b.c"),
            List.of(BEARER + "e30.e30.e30"),
            List.of(BEARER + "\u00e4"),
            List.of(ACCEPTED.substring(0, ACCEPTED.length() - 2) + "AA"),
            List.of(ACCEPTED.replace("cmVoZWFyc2FsIn0.", "b3RoZXJyb290In0.")),
            List.of(ACCEPTED),
            List.of(ACCEPTED));

    /** Credentials that the policy decides on, with a repeated token. */
    private static final List<List<String>> JUDGED = List.of(List.of(), List.of(ACCEPTED), List.of(ACCEPTED));

    @Override
    public void run() {
        for (Map<String, String> settings : RESPONSES) {
            rehearse(settings, CREDENTIALS, DispatcherType.values());
        }
        for (Map<String, String> settings : POLICIES) {
            rehearse(settings, JUDGED, DispatcherType.REQUEST);
        }
    }

    private void rehearse(Map<String, String> settings, List<List<String>> credentials, DispatcherType... dispatches) {
        try {
            Filter filter = filters.apply(RehearsedProtection.with(settings));
            FrontChain chain = FrontChain.of(filter);
            for (List<String> sent : credentials) {
                for (DispatcherType dispatch : dispatches) {
                    MadeUpRequest madeUp = new MadeUpRequest(sent, dispatch);
                    FrontFilter.applyAhead(
                            chain,
                            madeUp.request(),
                            madeUp.response(),
                            (request, response) -> filter.doFilter(request, response, MadeUpRequests::application));
                }
            }
        } catch (IOException | ServletException | RuntimeException | Error e) {
            LOG.log(Level.DEBUG, "a rehearsed request failed", e);
        }
    }

    /** An application that uses its caller. */
    private static void application(ServletRequest request, ServletResponse response) throws ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getUserPrincipal() != null && http.getRemoteUser() != null && http.isUserInRole(http.getAuthType())) {
            throw new ServletException("the name of a scheme is no role");
        }
    }
}
