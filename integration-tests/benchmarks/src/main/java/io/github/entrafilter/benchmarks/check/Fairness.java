package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.localentra.issuing.TokenBuilder;
import io.github.entrafilter.localentra.issuing.TokenDefect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Sees to it that like is measured with like: whoever lets a spoilt token pass has saved work, and is not ranked. */
final class Fairness {

    private static final long FAR = 86_400;

    private Fairness() {}

    /** Checks that the candidate lets the honest token pass and none of the spoilt ones. */
    static void require(Contestant contestant, Candidate candidate, Scene scene) throws Exception {
        Object unused = candidate.checking(scene.token().mint()).call();
        for (Map.Entry<String, TokenBuilder> spoilt :
                spoilt(scene, contestant.checksClaims()).entrySet()) {
            if (passes(candidate, spoilt.getValue().mint())) {
                throw new IllegalStateException(contestant.name() + " lets a token pass with " + spoilt.getKey());
            }
        }
    }

    private static Map<String, TokenBuilder> spoilt(Scene scene, boolean claimsToo) {
        Map<String, TokenBuilder> spoilt = new LinkedHashMap<>();
        spoilt.put("a spoilt signature", scene.token().withDefect(TokenDefect.FLIPPED_BIT));
        if (claimsToo) {
            spoilt.put("another audience", scene.token().audience("api://another"));
            spoilt.put("another issuer", scene.token().tenant(UUID.randomUUID().toString()));
            spoilt.put("an exp in the past", scene.token().expired());
            spoilt.put(
                    "an nbf in the future",
                    scene.token().notBefore(Instant.now().plusSeconds(FAR)));
        }
        return spoilt;
    }

    private static boolean passes(Candidate candidate, String token) throws Exception {
        // Each library has exceptions of its own to say no with.
        try {
            Object unused = candidate.checking(token).call();
            return true;
        } catch (Exception refused) {
            return false;
        }
    }
}
