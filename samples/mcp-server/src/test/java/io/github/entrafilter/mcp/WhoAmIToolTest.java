package io.github.entrafilter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.entrafilter.EntraPrincipal;
import io.github.entrafilter.localentra.testing.TestPrincipal;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhoAmIToolTest {

    private static final EntraPrincipal APPLICATION =
            TestPrincipal.application("nightly-job").roles("consumer").build();
    private static final EntraPrincipal PERSON =
            TestPrincipal.user("alice").scopes("tools.call").build();
    private static final EntraPrincipal AGENT =
            TestPrincipal.agent("helper").roles("consumer").build();

    static Stream<Arguments> callers() {
        return Stream.of(
                Arguments.of(APPLICATION, "application", Set.of("consumer"), Set.of()),
                Arguments.of(PERSON, "user", Set.of(), Set.of("tools.call")),
                Arguments.of(AGENT, "agent", Set.of("consumer"), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void tool_reports_its_caller(EntraPrincipal caller, String kind, Set<String> roles, Set<String> scopes) {
        CallToolResult result = WhoAmITool.report(caller);

        assertThat(result.structuredContent())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsAllEntriesOf(Map.of(
                        "kind", kind,
                        "name", caller.getName(),
                        "oid", caller.getOid(),
                        "tid", caller.getTid(),
                        "appId", caller.getAppId(),
                        "roles", roles,
                        "scopes", scopes));
        assertThat(result.content())
                .first()
                .isInstanceOfSatisfying(
                        TextContent.class,
                        text -> assertThat(text.text()).isEqualTo("The caller is " + kind + " " + caller.getName()));
    }

    @Test
    void agent_is_reported_with_its_blueprint() {
        assertThat(WhoAmITool.report(AGENT).structuredContent())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("parentAppId", AGENT.getParentAppId().orElseThrow());
    }
}
