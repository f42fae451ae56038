package io.github.entrafilter.it.release;

import java.nio.file.Path;

/** The Maven that runs these tests. */
final class LocalMaven {

    static final Path REPOSITORY = Path.of(System.getProperty("maven.repository", ""));
    static final Path COMMAND = Path.of(System.getProperty("maven.home", ""), "bin", "mvn");
    static final boolean OFFLINE = Boolean.getBoolean("maven.offline");

    private LocalMaven() {}
}
