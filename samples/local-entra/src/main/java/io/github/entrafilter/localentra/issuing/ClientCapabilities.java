package io.github.entrafilter.localentra.issuing;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The capabilities that a client declares, like {@code cp1}: it understands claims challenges. They become the claim
 * {@code xms_cc} if the API has it as an optional claim.
 *
 * @param values the capabilities
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
 */
public record ClientCapabilities(List<String> values) {

    /** No capabilities. */
    public static final ClientCapabilities NONE = new ClientCapabilities(List.of());

    /** Copies the values. */
    public ClientCapabilities {
        values = List.copyOf(values);
    }

    /** Reads the comma-separated parameter {@code xms_cc} of the App Service endpoint. */
    public static ClientCapabilities ofList(String list) {
        return new ClientCapabilities(Stream.of(list.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList());
    }

    /** Reads the parameter {@code claims} of the token endpoint (OpenID Connect Core 1.0, section 5.5). */
    public static ClientCapabilities ofClaims(String claims) throws EntraRefusalException {
        // The parser returns an empty object for "[]".
        if (!claims.strip().startsWith("{")) {
            throw new EntraRefusalException(EntraError.INVALID_PARAMETER.about("claims"));
        }
        try {
            Map<String, Object> accessToken = object(JSONObjectUtils.parse(claims), "access_token");
            return new ClientCapabilities(
                    object(accessToken, "xms_cc").get("values") instanceof List<?> values
                            ? values.stream().map(String::valueOf).toList()
                            : List.of());
        } catch (ParseException e) {
            throw new EntraRefusalException(EntraError.INVALID_PARAMETER.about("claims"));
        }
    }

    private static Map<String, Object> object(Map<String, Object> json, String member) throws ParseException {
        Map<String, Object> object = JSONObjectUtils.getJSONObject(json, member);
        return object == null ? Map.of() : object;
    }
}
