package io.github.entrafilter.benchmarks.http.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The load generator, a process of its own with bounded connections, rounds and time. It reaches this machine only. The
 * first target is the yardstick, which gets a slice between any two others.
 */
public final class LoadProgram {

    private LoadProgram() {}

    /**
     * Arguments: token file, connections, warm-up rounds, rounds, milliseconds of a slice, targets as name:port:path.
     */
    public static void main(String... arguments) throws Exception {
        String token = Files.readString(Path.of(arguments[0]));
        List<Target> targets = new ArrayList<>();
        Arrays.stream(arguments).skip(5).forEach(text -> {
            String[] parts = text.split(":", 3);
            targets.add(new Target(parts[0], Integer.parseInt(parts[1]), parts[2]));
        });
        try (LoadRun run = LoadRun.on(targets, token, Integer.parseInt(arguments[1]))) {
            Duration slice = Duration.ofMillis(Long.parseLong(arguments[4]));
            run.rounds(Integer.parseInt(arguments[2]), slice);
            run.forget();
            run.rounds(Integer.parseInt(arguments[3]), slice);
            for (LoadResult result : run.results()) {
                System.out.println(result.line());
            }
        }
        System.out.flush();
        System.exit(0);
    }
}
