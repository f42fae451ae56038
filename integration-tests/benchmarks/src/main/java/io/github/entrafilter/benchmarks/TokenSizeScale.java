package io.github.entrafilter.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tokens from 1 to 12 KB: an application with many roles, a user in many groups. */
final class TokenSizeScale {

    private static final List<Integer> SIZES = List.of(1_400, 3_000, 6_000, 12_000);
    private static final List<String> CONTESTANTS =
            List.of(Contestant.FIRST_SIGHT, Contestant.REPEAT, "auth0 java-jwt", "nimbus DefaultJWTProcessor");
    private static final InterleavedRun RUN = new InterleavedRun(8, 20, Duration.ofMillis(40));

    private TokenSizeScale() {}

    static Table table(Scene scene) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (int size : SIZES) {
            String token = scene.token().paddedTo(size).mint();
            List<Measured> measured =
                    RUN.of(CONTESTANTS.stream().map(Contestant::named).toList(), scene, token);
            List<String> row = new ArrayList<>(List.of(Figure.of(token.length(), 0)));
            measured.forEach(it -> row.add(Figure.of(it.ratio(), 3)));
            row.add(Figure.of(measured.get(1).bytes(), 0));
            rows.add(row);
        }
        return new Table(
                "Longer tokens",
                "× bare verification of the same bytes.",
                List.of("bytes", "first sight", "repeat", "auth0 java-jwt", "nimbus", "B for a repeat"),
                rows);
    }
}
