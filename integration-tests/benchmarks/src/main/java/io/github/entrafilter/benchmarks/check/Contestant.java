package io.github.entrafilter.benchmarks.check;

import io.github.entrafilter.benchmarks.peers.Auth0Verifier;
import io.github.entrafilter.benchmarks.peers.JjwtParser;
import io.github.entrafilter.benchmarks.peers.Jose4jConsumer;
import io.github.entrafilter.benchmarks.peers.NavValidator;
import io.github.entrafilter.benchmarks.peers.NimbusProcessor;
import io.github.entrafilter.benchmarks.peers.Pac4jAuthenticator;
import io.github.entrafilter.benchmarks.peers.SmallRyeParser;
import io.github.entrafilter.benchmarks.peers.SpringDecoder;
import io.github.entrafilter.benchmarks.peers.VertxAuth;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Scene;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * A candidate by name.
 *
 * @param checksClaims whether it refuses a wrong issuer, a wrong audience and a time that is not now
 */
public record Contestant(String name, Kind kind, boolean checksClaims, Preparation preparation) {

    /** The role of a candidate in the comparison. */
    enum Kind {
        YARDSTICK,
        OURS,
        PEER
    }

    /** Sets a candidate up, outside the measured time. */
    @FunctionalInterface
    public interface Preparation {
        Candidate prepare(Scene scene) throws Exception;
    }

    public static final String BARE = "bare, JDK";
    public static final String FIRST_SIGHT = "first sight";
    static final String CORRETTO = "first sight, Corretto";
    static final String CONSCRYPT = "first sight, Conscrypt";
    public static final String REPEAT = "repeat";

    /** All candidates, the yardstick first. */
    static List<Contestant> all() {
        String provider = System.getProperty("bench.provider", "jdk");
        return List.of(
                bare(BARE, "jdk"),
                bare("bare, Corretto", "corretto"),
                bare("bare, Conscrypt", "conscrypt"),
                ours("first sight, judgement alone", scene -> JudgeAlone.with(scene, by(provider))),
                ours(FIRST_SIGHT, scene -> FirstSight.with(scene, provider)),
                ours(CORRETTO, scene -> FirstSight.with(scene, "corretto")),
                ours(CONSCRYPT, scene -> FirstSight.with(scene, "conscrypt")),
                ours(REPEAT, scene -> WholeFilter.with(scene, by(provider))),
                peer("auth0 java-jwt", scene -> Auth0Verifier.of(scene.trust())),
                peer("Vert.x auth-jwt", scene -> VertxAuth.of(scene.trust())),
                peer("jjwt", scene -> JjwtParser.of(scene.trust())),
                peer("SmallRye JWT", scene -> SmallRyeParser.of(scene.trust())),
                peer("nimbus DefaultJWTProcessor", scene -> NimbusProcessor.of(scene.trust())),
                peer("Spring NimbusJwtDecoder", scene -> SpringDecoder.of(scene.trust())),
                peer("NAV token-validation", scene -> NavValidator.of(scene.trust())),
                peer("jose4j", scene -> Jose4jConsumer.of(scene.trust())),
                new Contestant(
                        "pac4j JwtAuthenticator", Kind.PEER, false, scene -> Pac4jAuthenticator.of(scene.trust())));
    }

    /** First sight, repeat, and each peer. */
    public static List<Contestant> oursAndPeers() {
        return Stream.concat(
                        Stream.of(named(FIRST_SIGHT), named(REPEAT)),
                        all().stream().filter(Contestant::isPeer))
                .toList();
    }

    public boolean isPeer() {
        return kind == Kind.PEER;
    }

    public static Contestant named(String name) {
        return all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }

    private static Contestant bare(String name, String provider) {
        return new Contestant(
                name, Kind.YARDSTICK, false, scene -> new BareVerification(scene, NativeProviders.named(provider)));
    }

    private static Contestant ours(String name, Preparation preparation) {
        return new Contestant(name, Kind.OURS, true, preparation);
    }

    private static Contestant peer(String name, Preparation preparation) {
        return new Contestant(name, Kind.PEER, true, preparation);
    }

    private static Map<String, String> by(String provider) {
        return Map.of("verification-provider", provider);
    }
}
