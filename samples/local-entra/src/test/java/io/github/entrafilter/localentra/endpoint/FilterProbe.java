package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.doctor.TokenDiagnosisService;

/** A service behind the filter, with the settings of its environment. Prints each check of a token and its outcome. */
final class FilterProbe {

    private FilterProbe() {}

    public static void main(String[] arguments) {
        TokenDiagnosisService.under(System.getenv())
                .on(arguments[0])
                .forEach(result -> System.out.println(result.check() + " " + result.outcome()));
    }
}
