package io.github.entrafilter.localentra.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The files with which the agent of Azure Arc recognizes programs of its machine. Each is good for one request. Safe
 * for use by several threads.
 */
public final class ArcKeyFiles {

    private static final int MAX_FILES = 32;

    private final Path directory;
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** Creates no file yet. */
    public ArcKeyFiles(Path directory) {
        this.directory = directory;
    }

    /** Uses the directory of the agent; Azure's libraries refuse others. */
    public static ArcKeyFiles ofAgent() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String programData = Optional.ofNullable(System.getenv("ProgramData")).orElse("C:\\ProgramData");
        return new ArcKeyFiles(
                windows
                        ? Path.of(programData, "AzureConnectedMachineAgent", "Tokens")
                        : Path.of("/var/opt/azcmagent/tokens"));
    }

    /** Returns the directory. */
    public Path directory() {
        return directory;
    }

    /** Writes a new file. */
    public synchronized Path create() throws IOException {
        if (files.size() >= MAX_FILES) {
            redeem(files.keySet().iterator().next());
        }
        String key = UUID.randomUUID().toString();
        Path file = Files.createDirectories(directory).resolve(UUID.randomUUID() + ".key");
        Files.writeString(file, key);
        file.toFile().deleteOnExit();
        files.put(key, file);
        return file;
    }

    /** Whether this is the content of a file, which is then deleted. */
    public synchronized boolean redeem(String key) {
        Path file = files.remove(key);
        return file != null && file.toFile().delete();
    }
}
