package io.github.entrafilter.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Adds the MCP server to the application: the SDK's servlet for Streamable HTTP. Without sessions: each request has a
 * token of its own, so there is no session that another caller could use, and any instance responds.
 */
@WebListener
public class McpEndpoint implements ServletContextListener {

    private static final String PATH = "/mcp";

    private static final int MAX_REQUEST_BYTES = 64 * 1024;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder()
                .messageEndpoint(PATH)
                .contextExtractor(WhoAmITool::contextOf)
                // Refuses all requests with an Origin: pages of other hosts have no business here.
                .httpHeaderValidator(
                        DefaultServerTransportSecurityValidator.builder().build())
                .maxRequestSize(MAX_REQUEST_BYTES)
                .build();
        McpServer.sync(transport)
                .serverInfo("who-am-i", "1.0.0")
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .tools(WhoAmITool.specification())
                // On the request's own thread.
                .immediateExecution(true)
                .build();
        event.getServletContext().addServlet("mcp", transport).addMapping(PATH);
    }
}
