package io.github.entrafilter;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The caller behind a verified Microsoft Entra ID access token.
 *
 * <p>Immutable and safe for use by several threads. Its identifiers are those of the token: {@code oid} and {@code tid}
 * together identify the caller permanently; everything else may change. Has bean getters for JSP, EL and JSON-B.
 *
 * <p>Two principals are equal if name, tenant, object id, client, {@code isApplication()}, roles and scopes are: the
 * same caller with the same rights. {@code toString()} shows identifiers only, never token text.
 *
 * <p>The filter's principals can be serialized, for sessions that a container replicates: without the token's
 * signature, so they are no credentials. Such a copy describes the caller that a session began with. It is not the
 * caller of a later request, which needs a token of its own.
 *
 * <p>An interface, so that CDI can inject a proxy: it represents the caller of the current request.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token
 *     claims</a>
 */
public interface EntraPrincipal extends Principal {

    /** {@return the object id, or the name under which this API's owner registered the caller} */
    @Override
    String getName();

    /** {@return the object id of the caller's service principal (or of the user) in its tenant} */
    String getOid();

    /**
     * {@return the client id of the calling application: {@code appid} of a v1.0 token, {@code azp} of a v2.0 token}
     */
    String getAppId();

    /** {@return the tenant that issued the token} */
    String getTid();

    /** {@return the values of the app roles that the caller holds, as in the application's registration; no prefix} */
    Set<String> getRoles();

    /**
     * The delegated permissions of a user's token. Never has blank values or {@code /}, by which Entra says that a
     * token has no scope.
     *
     * @return the scopes; empty for an application
     */
    Set<String> getScopes();

    /**
     * Whether an application calls as itself, with no user behind it. An agent that acts as itself is an application.
     *
     * @return whether no user account is involved
     */
    boolean isApplication();

    /**
     * Whether the caller is an agent of Microsoft Entra Agent ID: an agent identity that acts as itself
     * ({@code isApplication()} is true) or by its own user account (false). A person on whose behalf an agent calls is
     * no agent, but such a token names the agent's blueprint, too.
     *
     * <pre>{@code
     * boolean anyAgent = caller.isAgent() || caller.getParentAppId().isPresent();
     * }</pre>
     *
     * @return whether the caller itself is an agent
     * @see <a href="https://learn.microsoft.com/entra/agent-id/agent-token-claims">Agent token claims</a>
     */
    boolean isAgent();

    /**
     * The client id of the blueprint that the calling agent was made from ({@code xms_par_app_azp}), a GUID in lower
     * case; empty if no agent calls. Many agents share a blueprint, so it is for audits and revocation: never grant
     * rights by it.
     *
     * @return the blueprint's client id; empty if no agent calls
     */
    Optional<String> getParentAppId();

    /**
     * {@return Entra's identifier of the token ({@code uti}), as its sign-in log shows it; empty where the token has
     * none}
     */
    String getTokenId();

    /** {@return the time at which the token expires} */
    Instant getExpiresAt();

    /**
     * {@return a claim of the token in its JSON type: string, number, Boolean, list or map, all unmodifiable; empty if
     * missing}
     *
     * @param claim its name, such as {@code azp}
     */
    Optional<Object> getClaim(String claim);
}
