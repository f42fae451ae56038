package io.github.entrafilter.evidence.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.Reason;
import io.github.entrafilter.evidence.faults.BrokenRequest.Part;
import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.PlainRequest;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.ScriptedAuthority;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.protection.Decision;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ProtectionFixture;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.token.PublicJudging;
import io.github.entrafilter.token.TestTokens;
import java.time.InstantSource;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks while a request is decided on, it goes no further. */
class ProtectionFaultsTest {

    private static final PlainRequest HONEST = PlainRequest.with(TestTokens.v2().text());
    private static final PlainRequest BOUND = PlainRequest.with(
            TestTokens.v2().claim("cnf", Map.of("x5t#S256", "thumbprint")).text());
    private static final PlainRequest EMPTY = new PlainRequest("GET", "/orders", Map.of());

    private Optional<SigningKeys> keys = Optional.empty();

    @AfterEach
    void stop() {
        keys.ifPresent(SigningKeys::close);
    }

    @Test
    void the_request_that_these_tests_break_is_honest() {
        assertThat(decisionOn(HONEST)).isInstanceOf(Decision.Admitted.class);
    }

    @Nested
    class A_request {

        static Stream<RuntimeException> exceptions() {
            return Faults.exceptions();
        }

        static Stream<Error> errors() {
            return Faults.errors();
        }

        @ParameterizedTest
        @MethodSource("exceptions")
        void whose_headers_cannot_be_had_is_refused(RuntimeException fault) {
            assertThat(reasonFor(new BrokenRequest(HONEST, Part.HEADER, fault))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }

        @ParameterizedTest
        @MethodSource("errors")
        void whose_headers_end_in_an_error_is_refused(Error fault) {
            assertThat(reasonFor(new BrokenRequest(HONEST, Part.HEADER, fault))).isEqualTo(Reason.JUDGEMENT_FAILED);
        }

        @Test
        void whose_certificate_cannot_be_had_is_refused_where_the_token_asks_for_it() {
            assertThat(reasonFor(new BrokenRequest(BOUND, Part.CLIENT_CERTIFICATE, fault())))
                    .isEqualTo(Reason.JUDGEMENT_FAILED);
        }

        @Test
        void whose_peer_cannot_be_had_is_refused_where_the_token_asks_for_a_certificate() {
            assertThat(reasonFor(
                            new BrokenRequest(BOUND, Part.PEER, fault()),
                            "client-certificate-header",
                            "Client-Cert",
                            "trusted-proxies",
                            "10.0.0.1"))
                    .isEqualTo(Reason.JUDGEMENT_FAILED);
        }

        @ParameterizedTest
        @EnumSource(Part.class)
        void without_token_is_refused_whatever_part_of_it_is_broken(Part part) {
            assertThat(decisionOn(new BrokenRequest(EMPTY, part, fault()))).isInstanceOf(Decision.Denied.class);
        }

        @ParameterizedTest
        @EnumSource(
                value = Part.class,
                names = {"PATH", "RAW_PATH"})
        void without_token_is_refused_where_its_path_may_be_public(Part part) {
            assertThat(decisionOn(new BrokenRequest(EMPTY, part, fault()), "public-paths", "/orders"))
                    .isInstanceOf(Decision.Denied.class);
        }

        @ParameterizedTest
        @EnumSource(
                value = Part.class,
                names = {"PATH", "METHOD"})
        void without_token_is_refused_where_it_may_ask_for_metadata(Part part) {
            assertThat(decisionOn(
                            new BrokenRequest(EMPTY, part, fault()), "resource-url", "https://api.example/orders"))
                    .isInstanceOf(Decision.Denied.class);
        }

        @Test
        void that_is_refused_gets_a_response_though_its_headers_are_unavailable() {
            Protection protection = protection(() -> TestTokens.NOW);
            BrokenRequest request = new BrokenRequest(HONEST, Part.HEADER, fault());
            Decision.Ended denied = (Decision.Ended) protection.decide(request);

            assertThat(protection.responseTo(denied, request).status()).isEqualTo(503);
        }
    }

    @Nested
    class A_list_of_headers {

        static Stream<Arguments> broken() {
            return Stream.of(
                    Arguments.argumentSet("that is nothing", Faults.<List<String>>nothing()),
                    Arguments.argumentSet("of nothing", Collections.singletonList(Faults.nothing())),
                    Arguments.argumentSet("of nothing, twice", Arrays.asList(Faults.nothing(), Faults.nothing())),
                    Arguments.argumentSet("that is longer than it says", new Lying(1, 0)),
                    Arguments.argumentSet("that is shorter than it says", new Lying(0, 1)),
                    Arguments.argumentSet("of a size below zero", new Lying(-1, 1)));
        }

        @ParameterizedTest
        @MethodSource("broken")
        void accepts_no_request(List<String> values) {
            IncomingRequest request = new PlainRequest(
                    "GET", "/orders", new HashMap<>(Collections.singletonMap("Authorization", values)));

            assertThat(decisionOn(request)).isInstanceOf(Decision.Denied.class);
        }
    }

    /** A list that says another size than it has elements. */
    private static final class Lying extends AbstractList<String> {

        private final int size;
        private final int elements;

        private Lying(int size, int elements) {
            this.size = size;
            this.elements = elements;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String get(int index) {
            return List.of(TestTokens.v2().text()).subList(0, elements).get(index);
        }
    }

    @Nested
    class A_clock {

        @Test
        void that_stops_accepts_no_request() {
            assertThat(protection(() -> {
                                throw fault();
                            })
                            .decide(HONEST))
                    .isInstanceOfSatisfying(
                            Decision.Denied.class,
                            denied -> assertThat(denied.refusal().reason()).isEqualTo(Reason.JUDGEMENT_FAILED));
        }
    }

    @Nested
    class A_key {

        static Stream<Error> errors() {
            return Faults.errors();
        }

        @Test
        void whose_verifier_throws_accepts_no_request() {
            assertThat(decisionWith(BrokenVerifier.published(() -> Faults.strike(fault()))))
                    .isInstanceOf(Decision.Denied.class);
        }

        @ParameterizedTest
        @MethodSource("errors")
        void whose_verifier_ends_in_an_error_accepts_no_request(Error fault) {
            assertThat(decisionWith(BrokenVerifier.published(() -> Faults.strike(fault))))
                    .isInstanceOf(Decision.Denied.class);
        }

        private Decision decisionWith(PublishedKeys published) {
            return protection(published, () -> TestTokens.NOW).decide(HONEST);
        }
    }

    private static IllegalStateException fault() {
        return new IllegalStateException("eyJhbGciOiJSUzI1NiJ9.quoted");
    }

    private Decision decisionOn(IncomingRequest request, String... settings) {
        return protection(() -> TestTokens.NOW, settings).decide(request);
    }

    private Reason reasonFor(IncomingRequest request, String... settings) {
        Decision decision = decisionOn(request, settings);
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        return ((Decision.Denied) decision).refusal().reason();
    }

    private Protection protection(InstantSource clock, String... settings) {
        return protection(PublicJudging.PUBLISHED, clock, settings);
    }

    private Protection protection(PublishedKeys published, InstantSource clock, String... further) {
        Settings settings = ProtectionFixture.settings(further);
        SigningKeys atHand = new ScriptedAuthority(version -> Optional.empty()).keys(published, settings.keys(), clock);
        keys = Optional.of(atHand);
        return new ProtectionFixture(settings, atHand, clock).protection();
    }
}
