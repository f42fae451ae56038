package io.github.entrafilter.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.http.IncomingRequest;
import io.github.entrafilter.http.TestRequest;
import io.github.entrafilter.settings.AccessSettings.CorsPreflight;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servlet 6.0, section 12.2; and section 3.5.2 of why a path should have one meaning only. */
class PublicRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "/health,   /health,        true",
        "/health,   /health/,       false",
        "/health,   /health/x,      false",
        "/health,   /healthy,       false",
        "/health,   /Health,        false",
        "/health,   /x/health,      false",
        "/health,   /,              false",
        "/open/*,   /open,          true",
        "/open/*,   /open/,         true",
        "/open/*,   /open/a/b,      true",
        "/open/*,   /opened,        false",
        "/open/*,   /x/open/a,      false",
        "/a/b/*,    /a/b/c,         true",
        "/a/b/*,    /a/bc,          false",
        "*.css,     /style.css,     true",
        "*.css,     /a/b/style.css, true",
        "*.css,     /style.css/x,   false",
        "*.css,     /style.CSS,     false",
        "*.css,     /stylecss,      false",
        "/a.b,      /axb,           false"
    })
    void public_paths_match_like_servlet_patterns(String pattern, String path, boolean included) {
        assertThat(paths(List.of(pattern)).include(TestRequest.to(path))).isEqualTo(included);
    }

    /** Servlet 6.0, section 12.1: a path mapping wins, and the end of the path is the resource's own affair. */
    @ParameterizedTest
    @CsvSource({
        "*.css,   /style.css,           OTHER, true",
        "*.css,   /admin/deleteAll.css, PATH,  false",
        "*.css,   /api/orders/1.css,    PATH,  false",
        "/open/*, /open/style.css,      PATH,  true",
        "/health, /health,              PATH,  true",
        "/,       /,                    OTHER, true",
        "/,       /index.html,          OTHER, false",
        "/,       /orders,              OTHER, false",
        "/,       '',                   OTHER, false"
    })
    void extension_pattern_matches_only_without_a_path_mapping(
            String pattern, String path, IncomingRequest.Mapping mapping, boolean included) {
        assertThat(paths(List.of(pattern)).include(TestRequest.to(path).mappedBy(mapping)))
                .isEqualTo(included);
    }

    @Test
    void no_path_is_public_by_default() {
        assertThat(paths(List.of()).include(TestRequest.to("/health"))).isFalse();
    }

    @Test
    void path_of_any_pattern_is_public() {
        PublicRequests paths = paths(List.of("/health", "/open/*"));
        assertThat(paths.include(TestRequest.to("/health"))).isTrue();
        assertThat(paths.include(TestRequest.to("/open/x"))).isTrue();
    }

    /** The servlet container says that the path is below /open; somebody else may read the line in another way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/../admin",
                "/open/..",
                "/open/./x",
                "/open/.",
                "/open/..;/admin",
                "/open;x=1/admin",
                "/open/x;.css",
                "/open//admin",
                "//open/x",
                "/open/%2e%2e/admin",
                "/open/%2E%2E/admin",
                "/open/.%2e/admin",
                "/open%2f..%2fadmin",
                "/open%2Fx",
                "/open%5c..%5cadmin",
                "/open\\..\\admin",
                "/open/%252e%252e/admin",
                "/open/x%3b",
                "/open/x%00.css",
                "/%6fpen/x",
                "/%4Fpen/x",
                "/ope%6E/x",
                "/open/%7e",
                "/open/%5f",
                "/open/%2d",
                "/open/%39"
            })
    void ambiguous_path_is_not_public(String raw) {
        assertThat(paths(List.of("/open/*")).include(TestRequest.to("/open/x").sentAs(raw)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/open/x",
                "/orders/open/x.y",
                "/orders/open/..x",
                "/orders/open/x..",
                "/orders/open/%20",
                "/orders/open/a%40contoso.example",
                "/orders/open/%5B%2C%7b%7D%60",
                "/orders/open/b%C3%BCcher"
            })
    void unambiguous_path_is_public(String raw) {
        assertThat(paths(List.of("/open/*")).include(TestRequest.to("/open/x").sentAs(raw)))
                .isTrue();
    }

    /** They need no escape, so JAX-RS may find another resource. */
    @ParameterizedTest
    @CsvSource({"/orders:export, true", "/orders%3Aexport, false", "/orders%3aexport, false"})
    void escaped_delimiter_is_not_the_one_of_an_exact_pattern(String raw, boolean expected) {
        assertThat(paths(List.of("/orders:export"))
                        .include(TestRequest.to("/orders:export").sentAs(raw)))
                .isEqualTo(expected);
    }

    private static PublicRequests paths(List<String> patterns) {
        return new PublicRequests(patterns, CorsPreflight.REFUSED);
    }

    @Test
    void preflights_are_public_only_if_the_settings_say_so() {
        TestRequest preflight = TestRequest.to("/orders")
                .by("OPTIONS")
                .header("Origin", "https://shop.contoso.example")
                .header("Access-Control-Request-Method", "GET");

        assertThat(paths(List.of("/health")).include(preflight)).isFalse();
        assertThat(new PublicRequests(List.of(), CorsPreflight.PASSED_ON).include(preflight))
                .isTrue();
    }
}
