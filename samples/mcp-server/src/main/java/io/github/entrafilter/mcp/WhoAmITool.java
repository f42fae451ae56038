package io.github.entrafilter.mcp;

import io.github.entrafilter.CallerKind;
import io.github.entrafilter.EntraPrincipal;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** The tool {@code who_am_i}: reports the caller of the request. */
final class WhoAmITool {

    private static final String CALLER = "caller";

    private WhoAmITool() {}

    static SyncToolSpecification specification() {
        Tool tool = Tool.builder("who_am_i", Map.of("type", "object"))
                .description("Reports who calls: its kind, name, ids, roles and scopes")
                .build();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((context, call) -> report((EntraPrincipal) context.get(CALLER)))
                .build();
    }

    /** Returns what tools need of a request: its caller. Never null: the filter requires a caller on every path. */
    static McpTransportContext contextOf(HttpServletRequest request) {
        return McpTransportContext.create(Map.of(CALLER, request.getUserPrincipal()));
    }

    static CallToolResult report(EntraPrincipal caller) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("kind", CallerKind.of(caller).stableName());
        report.put("name", caller.getName());
        report.put("oid", caller.getOid());
        report.put("tid", caller.getTid());
        report.put("appId", caller.getAppId());
        caller.getParentAppId().ifPresent(blueprint -> report.put("parentAppId", blueprint));
        report.put("roles", new TreeSet<>(caller.getRoles()));
        report.put("scopes", new TreeSet<>(caller.getScopes()));
        return CallToolResult.builder()
                .addTextContent("The caller is " + report.get("kind") + " " + caller.getName())
                .structuredContent(report)
                .build();
    }
}
