package io.github.entrafilter.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.coverage.UrlPattern.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servlet 6.0, section 12. In the tables, "" is written ROOT. */
class UrlPatternTest {

    private static UrlPattern pattern(String text) {
        return UrlPattern.of(text.equals("ROOT") ? "" : text);
    }

    @ParameterizedTest
    @CsvSource({
        "ROOT, ROOT",
        "/, DEFAULT",
        "/*, PREFIX",
        "/x/*, PREFIX",
        "*.do, EXTENSION",
        "/x, EXACT",
        "/x/, EXACT",
        "/x*, EXACT",
        "/x/*.do, EXACT",
        "/*.do, EXACT",
        "x, EXACT",
        "*, EXACT"
    })
    void pattern_form_is_that_of_the_specification(String text, UrlPattern.Form form) {
        assertThat(pattern(text).form()).isEqualTo(form);
        assertThat(pattern(text)).hasToString(text.equals("ROOT") ? "" : text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # filter     | ROOT | /x    | /x/y  | /xy   | /x.do | /x/*  | /x/y/* | /xy/* | *.do  | *.x   | /*    | /
                    /*           | WHOLE| WHOLE | WHOLE | WHOLE | WHOLE | WHOLE | WHOLE  | WHOLE | WHOLE | WHOLE | WHOLE | WHOLE
                    /x/*         | NONE | WHOLE | WHOLE | NONE  | NONE  | WHOLE | WHOLE  | NONE  | PART  | PART  | PART  | PART
                    /x/y/*       | NONE | NONE  | WHOLE | NONE  | NONE  | PART  | WHOLE  | NONE  | PART  | PART  | PART  | PART
                    /x           | NONE | WHOLE | NONE  | NONE  | NONE  | PART  | NONE   | NONE  | NONE  | NONE  | PART  | PART
                    /x/y         | NONE | NONE  | WHOLE | NONE  | NONE  | PART  | PART   | NONE  | NONE  | NONE  | PART  | PART
                    /x.do        | NONE | NONE  | NONE  | NONE  | WHOLE | NONE  | NONE   | NONE  | PART  | NONE  | PART  | PART
                    *.do         | NONE | NONE  | NONE  | NONE  | WHOLE | PART  | PART   | PART  | WHOLE | NONE  | PART  | PART
                    *.x.do       | NONE | NONE  | NONE  | NONE  | NONE  | PART  | PART   | PART  | NONE  | NONE  | PART  | PART
                    /            | WHOLE| NONE  | NONE  | NONE  | NONE  | NONE  | NONE   | NONE  | NONE  | NONE  | PART  | PART
                    ROOT         | WHOLE| NONE  | NONE  | NONE  | NONE  | NONE  | NONE   | NONE  | NONE  | NONE  | PART  | PART
                    """)
    void filter_pattern_is_compared_with_each_servlet_pattern(
            String filter,
            Extent root,
            Extent exact,
            Extent below,
            Extent sameStart,
            Extent file,
            Extent prefix,
            Extent longerPrefix,
            Extent otherPrefix,
            Extent extension,
            Extent otherExtension,
            Extent everything,
            Extent fallback) {
        List<String> servlets =
                List.of("ROOT", "/x", "/x/y", "/xy", "/x.do", "/x/*", "/x/y/*", "/xy/*", "*.do", "*.x", "/*", "/");
        assertThat(servlets.stream().map(servlet -> pattern(filter).filters(pattern(servlet))))
                .containsExactly(
                        root,
                        exact,
                        below,
                        sameStart,
                        file,
                        prefix,
                        longerPrefix,
                        otherPrefix,
                        extension,
                        otherExtension,
                        everything,
                        fallback);
    }

    @ParameterizedTest
    @CsvSource({
        "*.css, /x/*, NONE",
        "*.css, /*, NONE",
        "*.css, *.css, WHOLE",
        "*.css, /, PART",
        "*.css, /x.css, WHOLE",
        "/x/*, /x/*, WHOLE",
        "/x, /x/*, PART",
        "ROOT, ROOT, WHOLE",
        "/, ROOT, WHOLE",
        "/, /, PART",
        "/, /x, NONE"
    })
    void public_extension_never_wins_against_a_path_mapping(String path, String servlet, Extent extent) {
        assertThat(pattern(path).opens(pattern(servlet), List.of())).isEqualTo(extent);
    }

    @ParameterizedTest
    @CsvSource({
        // The requests of a filter on /api/* go to the servlet on /api/*, none to the others.
        "/api/*, /, /api/*, NONE", "/api/*, *.jsp, /api/*, NONE", "/api/*, /*, /api/*, NONE",
                "/api/v1/*, /, /api/*, NONE",
        "/api/x, /api/*, /api/x, NONE", "*.css, /, *.css, NONE", "/a.css, /, *.css, NONE", "/api, /, /api/*, NONE",
        // Only some of them do.
        "/api/*, /, /api/v1/*, PART", "/api/*, /, /api, PART", "/api/*, /, *.css, PART", "*.css, /x/*, *.css, PART",
        "/api/*, /, /*, NONE", "/x/*, /x/y/*, /x/*, WHOLE"
    })
    void requests_that_another_servlet_takes_do_not_count(String filter, String servlet, String other, Extent extent) {
        assertThat(pattern(filter).filters(pattern(servlet), List.of(pattern(servlet), pattern(other))))
                .isEqualTo(extent);
    }

    @Test
    void every_kind_of_pattern_is_compared_with_every_kind() {
        List<String> kinds = List.of("", "/x", "/x/*", "/*", "*.x", "/");
        for (String servlet : kinds) {
            assertThat(kinds)
                    .as(servlet)
                    .anySatisfy(filter -> assertThat(UrlPattern.of(filter).filters(UrlPattern.of(servlet)))
                            .isEqualTo(Extent.WHOLE));
        }
    }
}
