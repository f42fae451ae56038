package io.github.entrafilter.doctor;

import java.util.Objects;

/** The program's descriptions of itself. */
final class Usage {

    private static final String JAR = "java -jar entra-filter-standalone.jar";

    static final String TEXT = """
            Entra Filter's doctor: says why a token is refused, whether settings protect, and what a WAR leaves open.

            %1$s explain [OPTIONS] [TOKEN | -]
                checks a token, and says how to fix what fails
            %1$s check-config [OPTIONS]
                checks settings, and the signing keys that they lead to
            %1$s explain-war [OPTIONS] FILE.war
                lists what a WAR protects, and what it leaves open

              --config FILE        settings instead of those of this process: lines of entra.tenant-id=... or
                                   ENTRA_TENANT_ID=..., microprofile-config.properties or web.xml; repeatable
              --context-path PATH  the path that the application is deployed at, to check public-paths
              --all                also lists checks that pass
              --json               for programs
              --help, --version

            Without TOKEN, the token is read from standard input: alone, with its header, or in the JSON response that
            has it. It is never printed. explain-war takes settings from the WAR, and FILE wins.
            Exit codes: 0 no problem, 1 a problem, 2 wrong usage or an unreadable file, 3 signing keys unavailable.
            """.formatted(JAR);

    static final String HINT = JAR + " --help lists commands and options";

    private Usage() {}

    /** The version in the manifest of the JAR. */
    static String version() {
        return "Entra Filter "
                + Objects.requireNonNullElse(Usage.class.getPackage().getImplementationVersion(), "(unknown version)");
    }
}
