package io.github.entrafilter.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A project of a user. Its Maven finds the artifacts under test in the staged release, and nowhere else.
 *
 * @param directory a directory outside the checkout
 */
record FreshProject(Path directory) {

    private static final Path TEMPLATES = Path.of("src", "test", "fresh");
    private static final Path REPOSITORY =
            Path.of(System.getProperty("fresh.repository", "")).toAbsolutePath();
    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>staged</id>
                  <repositories><repository><id>staged</id><url>%s</url></repository></repositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>staged</activeProfile></activeProfiles>
            </settings>
            """;

    /** Copies a template, with a value for each {@code @name@}. */
    static FreshProject copy(String template, Path directory, Map<String, String> values) throws IOException {
        Path from = TEMPLATES.resolve(template);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file);
                for (Map.Entry<String, String> value : values.entrySet()) {
                    content = content.replace("@" + value.getKey() + "@", value.getValue());
                }
                write(directory.resolve(from.relativize(file).toString()), content);
            }
        }
        return new FreshProject(directory);
    }

    static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }

    /** Runs Maven with the staged release as a remote repository, and the local repository of these tests to read. */
    void maven(String... goals) throws IOException, InterruptedException {
        Path settings = directory.resolve("settings.xml");
        write(settings, SETTINGS.formatted(StagedRelease.get().repository().toUri()));
        List<String> command = new ArrayList<>(List.of(
                LocalMaven.COMMAND.toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--settings=" + settings,
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dmaven.repo.local.tail=" + LocalMaven.REPOSITORY,
                "-Daether.offline.protocols=file"));
        if (LocalMaven.OFFLINE) {
            command.add("--offline");
        }
        command.addAll(List.of(goals));
        new Command(directory, Map.of()).run(command);
    }

    /** Removes what an earlier run has left of the artifacts under test. */
    static void forgetArtifacts() throws IOException {
        Path old = REPOSITORY.resolve(StagedRelease.GROUP);
        if (Files.exists(old)) {
            try (Stream<Path> files = Files.walk(old)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
