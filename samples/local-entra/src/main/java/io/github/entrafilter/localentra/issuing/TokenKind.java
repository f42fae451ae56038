package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Kinds of genuine tokens that no principal of the directory has, each with the name that {@code GET
 * /local-entra/token?kind=} takes. Claims follow tokens of Entra ID.
 *
 * @see <a href="https://learn.microsoft.com/entra/agent-id/identity-platform/agent-token-claims">Claims in tokens of
 *     agents</a>
 */
public enum TokenKind {
    /** An agent that acts in its own name: client and object have the same id. */
    AGENT(Principal.APPLICATION, token -> token.change(TokenKind::agentItself)),
    /** A user account of an agent. */
    AGENT_USER(
            Principal.ANY,
            token -> token.delegated("user_impersonation")
                    .change(TokenKind::agentAsClient)
                    .claim("xms_sub_fct", "3 13")),
    /** An agent on behalf of a person. */
    AGENT_FOR_USER(Principal.ANY, token -> token.delegated("user_impersonation").change(TokenKind::agentAsClient)),
    /** An application with a path as its subject, as for federated managed identities. */
    FEDERATED(Principal.APPLICATION, token -> token.change(TokenKind::federated)),
    /** A guest from another tenant. */
    GUEST(
            Principal.ANY,
            token -> token.delegated("user_impersonation")
                    .claim("idp", "https://sts.windows.net/" + Authority.OTHER_TENANT + "/")
                    .claim("xms_idrel", "24 5")),
    /** A user in more groups than a token can hold. */
    GROUPS_OVERAGE(Principal.ANY, token -> token.delegated("user_impersonation").change(TokenKind::inManyGroups)),
    /** An application without a service principal in the tenant. Entra has issued none since March 2026. */
    WITHOUT_SERVICE_PRINCIPAL(
            Principal.APPLICATION, token -> token.without("oid").claim("xms_idrel", "13 20")),
    /** An application with the scope {@code /}, as Microsoft documents for agents. */
    APPLICATION_WITH_SCOPE(Principal.APPLICATION, token -> token.claim("scp", "/"));

    private enum Principal {
        /** The kind describes an application; a user cannot become one. */
        APPLICATION,
        /** The kind describes a user: the principal, or the directory's first user with the principal as client. */
        ANY
    }

    /** The agent blueprint: the parent application of agents. */
    private static final String BLUEPRINT = "88888888-c11d-4000-8000-000000000000";

    private static final String AGENT_FACETS = "3 11 9";

    private final Principal principal;

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
    private final UnaryOperator<TokenBuilder> change;

    TokenKind(Principal principal, UnaryOperator<TokenBuilder> change) {
        this.principal = principal;
        this.change = change;
    }

    /** The name in the control API, like {@code agent-user}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    TokenBuilder applyTo(TokenBuilder token, Caller caller) {
        if (principal == Principal.APPLICATION && caller instanceof Caller.OfUser) {
            throw new IllegalStateException("The kind " + parameter() + " is for applications, not users");
        }
        return change.apply(token);
    }

    /** Returns the kind with this name in the control API. */
    public static Optional<TokenKind> ofParameter(String parameter) {
        return Arrays.stream(values())
                .filter(kind -> kind.parameter().equals(parameter))
                .findFirst();
    }

    private static TokenDraft agentItself(TokenDraft draft) {
        String agent = draft.clientId();
        return ofAgent(draft)
                .with("idtyp", "app")
                .with("oid", agent)
                .with("sub", agent)
                .with("xms_sub_fct", "11 3 9")
                .with("xms_idrel", "28 7");
    }

    private static TokenDraft agentAsClient(TokenDraft draft) {
        return ofAgent(draft).with("idtyp", "user").with("xms_idrel", "1 32");
    }

    private static TokenDraft ofAgent(TokenDraft draft) {
        String authentication = draft.claims().containsKey("azp") ? "azpacr" : "appidacr";
        return draft.without("xms_mirid")
                .with(authentication, "2")
                .with("xms_act_fct", AGENT_FACETS)
                .with("xms_par_app_azp", BLUEPRINT);
    }

    private static TokenDraft federated(TokenDraft draft) {
        String tenant = encoded(String.valueOf(draft.claims().get("tid")));
        String subject = "/eid1/c/pub/t/" + tenant + "/a/" + encoded(BLUEPRINT) + "/sc/" + draft.clientId();
        return draft.without("xms_mirid").with("sub", subject).with("xms_idrel", "33 30");
    }

    /** The first three groups of a GUID are little-endian, as in Microsoft's libraries. */
    private static String encoded(String guid) {
        UUID id = UUID.fromString(guid);
        long high = id.getMostSignificantBits();
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        bytes.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits());
        return Base64URL.encode(bytes.array()).toString();
    }

    private static TokenDraft inManyGroups(TokenDraft draft) {
        String endpoint = "https://graph.windows.net/" + draft.claims().get("tid") + "/users/"
                + draft.claims().get("oid") + "/getMemberObjects";
        return draft.with("_claim_names", Map.of("groups", "src1"))
                .with("_claim_sources", Map.of("src1", Map.of("endpoint", endpoint)));
    }

    /** Returns the names of all kinds. */
    public static List<String> parameters() {
        return Arrays.stream(values()).map(TokenKind::parameter).toList();
    }
}
