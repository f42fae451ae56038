// Calls the tool who_am_i as several callers, each with the official client, unmodified. Prints a line for each thing that
// happens: the caller, and an HTTP exchange, the URL that a browser would open, the tool's report or the error.
import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const { MCP_URL, ISSUER, CLIENTS, TOKENS } = process.env;

/** The client of a person who has signed in, or has not yet. */
class SignedIn {
  constructor(token, log) {
    this.token = token;
    this.log = log;
    this.redirectUrl = 'http://localhost/callback';
    this.clientMetadata = { redirect_uris: [this.redirectUrl] };
  }

  clientInformation() {
    return { client_id: 'a-registered-client' };
  }

  tokens() {
    return this.token ? { access_token: this.token, token_type: 'Bearer' } : undefined;
  }

  saveCodeVerifier() {}

  redirectToAuthorization(url) {
    this.log('browser', decodeURIComponent(url));
  }
}

function recorded(log) {
  return async (url, init) => {
    const response = await fetch(url, init);
    const { headers, status } = response;
    const form = init?.body instanceof URLSearchParams ? decodeURIComponent(init.body) : '';
    const session = headers.has('mcp-session-id') ? 'with a session' : '';
    log(status, init?.method ?? 'GET', url, form, headers.get('www-authenticate') ?? '', session);
    return response;
  };
}

async function call(caller, providerOf) {
  const log = (...words) => console.log(caller + ':', words.filter((word) => word !== '').join(' '));
  const client = new Client({ name: caller, version: '1.0.0' });
  const options = { authProvider: providerOf(log), fetch: recorded(log) };
  try {
    await client.connect(new StreamableHTTPClientTransport(new URL(MCP_URL), options));
    const tools = (await client.listTools()).tools.map((tool) => tool.name);
    const result = await client.callTool({ name: tools[0] });
    log('report', JSON.stringify(result.structuredContent));
  } catch (e) {
    log('error', e.constructor.name, e.code ?? '', e.message.replace(/\s+/g, ' '));
  } finally {
    await client.close();
  }
}

for (const [caller, [clientId, clientSecret, scope]] of Object.entries(JSON.parse(CLIENTS))) {
  await call(caller, () => new ClientCredentialsProvider({ clientId, clientSecret, scope, expectedIssuer: ISSUER }));
}
for (const [caller, token] of Object.entries(JSON.parse(TOKENS))) {
  await call(caller, (log) => new SignedIn(token, log));
}
await call('without a token', () => undefined);
process.exit(0);
