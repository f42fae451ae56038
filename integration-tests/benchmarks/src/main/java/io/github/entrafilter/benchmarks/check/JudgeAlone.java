package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Patience;
import io.github.entrafilter.benchmarks.scene.Scene;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.TokenJudge;
import io.github.entrafilter.token.Verdict;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;

/** The judgement of a new token without the request around it: all checks, and the principal. */
record JudgeAlone(TokenJudge judge, PublishedKeys keys) implements Candidate {

    private static final Clock CLOCK = Clock.systemUTC();

    static JudgeAlone with(Scene scene, Map<String, String> more) throws InterruptedException {
        Settings settings = SettingsReader.of(scene.trust().settings(more)).read("benchmark");
        try (SigningKeys keys = SigningKeys.of(settings.keys(), CLOCK)) {
            Patience.until(() -> !keys.current().byVersion().isEmpty());
            return new JudgeAlone(new TokenJudge(settings.trust()), keys.current());
        }
    }

    @Override
    public Callable<Object> checking(String token) {
        BearerToken bearer = new BearerToken(token);
        return () -> {
            Verdict verdict = judge.judge(bearer, keys, CLOCK.instant());
            if (verdict instanceof Verdict.Accepted) {
                return verdict;
            }
            throw new IllegalStateException("refused");
        };
    }
}
