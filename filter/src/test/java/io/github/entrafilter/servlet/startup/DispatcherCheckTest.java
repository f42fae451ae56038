package io.github.entrafilter.servlet.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.ServletException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings are written {@code filter target dispatchers}; filters A and B are ours, X is the application's own. */
class DispatcherCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A /* FORWARD,ASYNC,ERROR",
                "A /* ERROR",
                "A /a/* REQUEST; A /b/* FORWARD",
                "A /a/* REQUEST; B /* FORWARD",
                "A /a REQUEST; B /a/* FORWARD",
                "A /a/* REQUEST; B *.do FORWARD",
                "A /a/* REQUEST; B servlet:S FORWARD",
                "X /* REQUEST; A /* FORWARD"
            })
    void a_mapping_that_requests_get_past_is_refused(String mappings) {
        assertThatExceptionOfType(ServletException.class)
                .isThrownBy(() -> DispatcherCheck.require(application(mappings).context()))
                .withMessageContaining("<dispatcher>REQUEST</dispatcher>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A /*",
                "A /* REQUEST,FORWARD",
                "A /* REQUEST; A /* FORWARD",
                "A /* REQUEST; B /admin/* FORWARD",
                "A /a/* REQUEST; B /a/b/* FORWARD",
                "A /a/* REQUEST; B /a FORWARD",
                "A *.do REQUEST; B *.do FORWARD",
                "A servlet:S REQUEST; B servlet:S FORWARD",
                "A /* REQUEST; B servlet:S FORWARD",
                "A /* REQUEST; B *.do ERROR",
                "A /WEB-INF/pages/* FORWARD",
                "X /* FORWARD"
            })
    void a_mapping_whose_requests_a_filter_of_ours_sees_is_accepted(String mappings) {
        assertThatCode(() -> DispatcherCheck.require(application(mappings).context()))
                .doesNotThrowAnyException();
    }

    private static FakeContext application(String mappings) {
        FakeContext context = new FakeContext();
        StringBuilder webXml = new StringBuilder();
        for (String mapping : mappings.split("; ", -1)) {
            String[] parts = mapping.split(" ", -1);
            context.filter(
                    parts[0], parts[0].equals("X") ? "com.contoso.X" : EntraFilter.class.getName(), Map.of(), parts[1]);
            String[] dispatchers = parts.length > 2 ? parts[2].split(",", -1) : new String[0];
            webXml.append(FakeContext.mapping(parts[0], parts[1], dispatchers)
                    .replaceAll("<url-pattern>servlet:(.*)</url-pattern>", "<servlet-name>$1</servlet-name>"));
        }
        return context.webXml(webXml.toString());
    }
}
