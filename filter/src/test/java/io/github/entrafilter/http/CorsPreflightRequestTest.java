package io.github.entrafilter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.coverage.Dispatch;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch, "CORS-preflight fetch": what browsers send, and everything that only resembles it. */
class CorsPreflightRequestTest {

    private static final String BY_TURNS = ",";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPTIONS | REQUEST | Origin,Access-Control-Request-Method                                | true
            OPTIONS | REQUEST | Origin,Access-Control-Request-Method,Access-Control-Request-Headers | true
            OPTIONS | REQUEST | Origin,Access-Control-Request-Method,Authorization                  | false
            OPTIONS | REQUEST | Origin                                                              | false
            OPTIONS | REQUEST | Access-Control-Request-Method                                       | false
            OPTIONS | REQUEST | Accept                                                              | false
            OPTIONS | REQUEST | Origin,Origin,Access-Control-Request-Method                         | false
            OPTIONS | REQUEST | Origin,Access-Control-Request-Method,Access-Control-Request-Method  | false
            GET     | REQUEST | Origin,Access-Control-Request-Method                                | false
            HEAD    | REQUEST | Origin,Access-Control-Request-Method                                | false
            POST    | REQUEST | Origin,Access-Control-Request-Method                                | false
            options | REQUEST | Origin,Access-Control-Request-Method                                | false
            OPTIONS | FORWARD | Origin,Access-Control-Request-Method                                | false
            OPTIONS | INCLUDE | Origin,Access-Control-Request-Method                                | false
            OPTIONS | ASYNC   | Origin,Access-Control-Request-Method                                | false
            OPTIONS | ERROR   | Origin,Access-Control-Request-Method                                | false
            """)
    void preflight_is_what_browsers_send(String method, Dispatch dispatch, String headers, boolean preflight) {
        TestRequest request = TestRequest.to("/orders").by(method).dispatchedBy(dispatch);
        List.of(headers.split(BY_TURNS)).forEach(header -> request.header(header, "GET"));

        assertThat(CorsPreflightRequest.matches(request)).isEqualTo(preflight);
    }

    @ParameterizedTest
    @CsvSource({"'',GET", "' ',GET", "https://shop.contoso.example,''"})
    void preflight_has_values(String origin, String method) {
        TestRequest request = TestRequest.to("/orders")
                .by("OPTIONS")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);

        assertThat(CorsPreflightRequest.matches(request)).isFalse();
    }
}
