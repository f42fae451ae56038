package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Keeps the comparison fair: a candidate that accepts a defective token saves work, so it fails the run. */
final class Fairness {

    private static final long FAR = 86_400;

    private Fairness() {}

    /** Checks that a candidate accepts the genuine token and none of the defective ones. */
    static void require(Contestant contestant, Candidate candidate, Scene scene) throws Exception {
        Object unused = candidate.checking(scene.token().mint()).call();
        for (Map.Entry<String, TokenBuilder> defective :
                defective(scene, contestant.checksClaims()).entrySet()) {
            if (accepts(candidate, defective.getValue().mint())) {
                throw new IllegalStateException(contestant.name() + " accepts a token with " + defective.getKey());
            }
        }
    }

    private static Map<String, TokenBuilder> defective(Scene scene, boolean claimsToo) {
        Map<String, TokenBuilder> tokens = new LinkedHashMap<>();
        tokens.put("a broken signature", scene.token().withDefect(TokenDefect.FLIPPED_BIT));
        if (claimsToo) {
            tokens.put("another audience", scene.token().audience("api://another"));
            tokens.put("another issuer", scene.token().tenant(UUID.randomUUID().toString()));
            tokens.put("an exp in the past", scene.token().expired());
            tokens.put(
                    "an nbf in the future",
                    scene.token().notBefore(Instant.now().plusSeconds(FAR)));
        }
        return tokens;
    }

    private static boolean accepts(Candidate candidate, String token) throws Exception {
        // Each library refuses with exceptions of its own.
        try {
            Object unused = candidate.checking(token).call();
            return true;
        } catch (Exception refused) {
            return false;
        }
    }
}
