// Gets a token with each client of a situation, and verifies it with jose. Prints a line for each client: its name, "ok"
// or "failed", and the claims or the error. Arguments: situation, App ID URI, client id of the managed identity.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as identity from '@azure/identity';
import * as msal from '@azure/msal-node';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';

const [situation, resource, managedIdentity] = process.argv.slice(2);
const env = process.env;
const scope = resource + '/.default';
const audience = resource.replace('api://', '');
const https = env.AZURE_AUTHORITY_HOST?.replace(/\/$/, '');
const offline = { authorityHost: env.AZURE_AUTHORITY_HOST, disableInstanceDiscovery: true };

async function azure(credential, options) {
  return (await credential.getToken(scope, options)).token;
}

async function confidential(auth) {
  const client = new msal.ConfidentialClientApplication({
    auth: {
      clientId: env.AZURE_CLIENT_ID,
      authority: env.AZURE_AUTHORITY_HOST + env.AZURE_TENANT_ID,
      knownAuthorities: [new URL(env.AZURE_AUTHORITY_HOST).host],
      clientCapabilities: ['cp1'],
      ...auth,
    },
  });
  return (await client.acquireTokenByClientCredential({ scopes: [scope] })).accessToken;
}

function certificate() {
  const pem = readFileSync(env.AZURE_CLIENT_CERTIFICATE_PATH, 'utf8');
  const at = pem.indexOf('-----BEGIN CERTIFICATE');
  const x5c = pem.slice(at);
  return { privateKey: pem.slice(0, at), x5c, thumbprintSha256: thumbprint(x5c) };
}

function thumbprint(pem) {
  return new X509Certificate(pem).fingerprint256.replaceAll(':', '');
}

async function managed() {
  const client = new msal.ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: managedIdentity },
  });
  return (await client.acquireToken({ resource })).accessToken;
}

/** The issuer of v2.0, over https or http. */
function issuer(authority) {
  return new URL(authority + '/' + env.AZURE_TENANT_ID + '/v2.0');
}

async function openidClient(authority, options) {
  const secret = openid.ClientSecretPost(env.AZURE_CLIENT_SECRET);
  const client = await openid.discovery(issuer(authority), env.AZURE_CLIENT_ID, undefined, secret, options);
  return (await openid.clientCredentialsGrant(client, { scope })).access_token;
}

async function oauth4webapi(authority, options) {
  const url = issuer(authority);
  const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, options));
  const client = { client_id: env.AZURE_CLIENT_ID };
  const secret = oauth.ClientSecretPost(env.AZURE_CLIENT_SECRET);
  const response = await oauth.clientCredentialsGrantRequest(server, client, secret, { scope }, options);
  return (await oauth.processClientCredentialsResponse(server, client, response)).access_token;
}

const identityOptions = { clientId: managedIdentity };
const managedClients = {
  ManagedIdentityCredential: () => azure(new identity.ManagedIdentityCredential(identityOptions)),
  DefaultAzureCredential: () =>
    azure(new identity.DefaultAzureCredential({ managedIdentityClientId: managedIdentity, ...offline })),
  ManagedIdentityApplication: managed,
};
const CLIENTS = {
  IMDS: managedClients,
  APP_SERVICE: managedClients,
  SECRET: {
    ClientSecretCredential: () =>
      azure(
        new identity.ClientSecretCredential(env.AZURE_TENANT_ID, env.AZURE_CLIENT_ID, env.AZURE_CLIENT_SECRET, offline),
        { enableCae: true },
      ),
    DefaultAzureCredential: () => azure(new identity.DefaultAzureCredential(offline)),
    ConfidentialClientApplication: () => confidential({ clientSecret: env.AZURE_CLIENT_SECRET }),
    'openid-client': () => openidClient(https),
    'openid-client over http': () => openidClient(env.HTTP_AUTHORITY, { execute: [openid.allowInsecureRequests] }),
    oauth4webapi: () => oauth4webapi(https),
    'oauth4webapi over http': () => oauth4webapi(env.HTTP_AUTHORITY, { [oauth.allowInsecureRequests]: true }),
  },
  CERTIFICATE: {
    ClientCertificateCredential: () =>
      azure(
        new identity.ClientCertificateCredential(
          env.AZURE_TENANT_ID,
          env.AZURE_CLIENT_ID,
          { certificatePath: env.AZURE_CLIENT_CERTIFICATE_PATH },
          offline,
        ),
      ),
    DefaultAzureCredential: () => azure(new identity.DefaultAzureCredential(offline)),
    ConfidentialClientApplication: () => confidential({ clientCertificate: certificate() }),
  },
  FEDERATED_TOKEN: {
    WorkloadIdentityCredential: () => azure(new identity.WorkloadIdentityCredential(offline)),
    DefaultAzureCredential: () => azure(new identity.DefaultAzureCredential(offline)),
    ConfidentialClientApplication: () =>
      confidential({ clientAssertion: readFileSync(env.AZURE_FEDERATED_TOKEN_FILE, 'utf8') }),
  },
};

/** The issuer's own metadata has to name the issuer (OpenID Connect Discovery 1.0, section 4.3). */
async function verified(token) {
  const { iss } = decodeJwt(token);
  const metadata = await (await fetch(iss + '/.well-known/openid-configuration')).json();
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
  return (await jwtVerify(token, keys, { issuer: metadata.issuer, audience, algorithms: ['RS256'] })).payload;
}

for (const [name, token] of Object.entries(CLIENTS[situation])) {
  try {
    console.log(name, 'ok', JSON.stringify(await verified(await token())));
  } catch (e) {
    console.log(name, 'failed', String(e.message).replace(/\s+/g, ' '));
  }
}
process.exit(0);
