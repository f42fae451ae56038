package io.github.entrafilter.cdi;

import io.github.entrafilter.application.SharedApplication;
import io.github.entrafilter.platform.OptionalApi;
import java.util.ArrayList;
import java.util.List;

/** The beans whose APIs the container has. */
final class BeanList {

    private static final String SERVLETS = "jakarta.servlet.http.HttpServletRequest";
    private static final String MICROPROFILE_HEALTH = "org.eclipse.microprofile.health.HealthCheck";

    private BeanList() {}

    /** Names, as a class cannot be loaded without its API. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        names.add("CallerInRequest");
        if (hasServlets()) {
            names.add("ServletDecision");
        }
        if (SharedApplication.isNeeded()) {
            names.addAll(List.of("HeldDecision", "SharedApplicationLifecycle"));
        }
        if (OptionalApi.isPresent(MICROPROFILE_HEALTH)) {
            names.add("KeysReadiness");
        }
        return names.stream()
                .map(name -> BeanList.class.getPackageName() + "." + name)
                .toList();
    }

    static boolean hasServlets() {
        return OptionalApi.isPresent(SERVLETS);
    }
}
