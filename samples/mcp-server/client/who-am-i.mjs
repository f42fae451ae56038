import { ClientCredentialsProvider } from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const { MCP_URL, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env;
const authority = process.env.AZURE_AUTHORITY_HOST ?? 'https://login.microsoftonline.com/';

const authProvider = new ClientCredentialsProvider({
  clientId: AZURE_CLIENT_ID,
  clientSecret: AZURE_CLIENT_SECRET,
  scope: MCP_URL + '/.default',
  // The secret goes there only, whatever the server's metadata says.
  expectedIssuer: `${authority}${AZURE_TENANT_ID}/v2.0`,
});
const client = new Client({ name: 'nightly-job', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL(MCP_URL), { authProvider }));
const result = await client.callTool({ name: 'who_am_i' });
console.log(result.content[0].text);
await client.close();
