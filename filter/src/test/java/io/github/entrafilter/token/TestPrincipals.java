package io.github.entrafilter.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.entrafilter.CallerKind;
import io.github.entrafilter.json.JsonException;
import io.github.entrafilter.json.JsonReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Principals without a token of their own: as the judge makes them, of claims that it would refuse, too. */
public final class TestPrincipals {

    private TestPrincipals() {}

    /** The caller that these claims describe; without {@code exp}, its token expires in 1970. */
    public static VerifiedPrincipal of(Map<String, ? extends @Nullable Object> claims, CallerKind kind) {
        String json = JSONObjectUtils.toJSONString(claims);
        String text = TestTokens.base64Url("{}") + "." + TestTokens.base64Url(json);
        try {
            Claims members = new Claims(JsonReader.read(json));
            return new VerifiedPrincipal(
                    members,
                    kind,
                    VerifiedPrincipal.id(members, "tid"),
                    new CallerClaims(members).roles(),
                    SigningInput.of(text));
        } catch (JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
