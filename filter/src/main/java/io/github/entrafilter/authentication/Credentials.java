package io.github.entrafilter.authentication;

import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.Possession.Scheme;
import io.github.entrafilter.token.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a request brings in its Authorization header. Tokens in the query or in a form are not looked at. */
sealed interface Credentials {

    /** A token, and the scheme under which it was sent. */
    record Bearer(BearerToken token, Scheme scheme) implements Credentials {}

    /** None that can be judged: there is no token, or it cannot be told which. */
    record Unusable(Reason reason) implements Credentials {}

    /** RFC 6750's scheme, and the one of Azure's clients for tokens that are bound to a certificate. */
    Map<String, Scheme> SCHEMES = Map.of("bearer", Scheme.BEARER, "mtls_pop", Scheme.MTLS_POP);

    /** {@code b64token} of RFC 6750, section 2.1. */
    Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    Pattern WHITE_SPACE = Pattern.compile("[ \\t]");

    /** A second credential behind another scheme's, as a proxy joins two headers: RFC 9110, section 5.3. */
    Pattern TOKEN_BEHIND_ANOTHER = Pattern.compile(",\\s*(bearer|mtls_pop)(\\s|$)", Pattern.CASE_INSENSITIVE);

    /** Reads all values of the Authorization header. */
    static Credentials in(List<String> authorization) {
        if (authorization.isEmpty()) {
            return new Unusable(Reason.NO_TOKEN);
        }
        if (authorization.size() > 1) {
            return new Unusable(Reason.SEVERAL_CREDENTIALS);
        }
        String value = authorization.get(0).strip();
        String name = WHITE_SPACE.split(value, 2)[0];
        Scheme scheme = SCHEMES.get(name.toLowerCase(Locale.ROOT));
        if (scheme == null) {
            boolean two = TOKEN_BEHIND_ANOTHER.matcher(value).find();
            return new Unusable(two ? Reason.SEVERAL_CREDENTIALS : Reason.NO_TOKEN);
        }
        return bearer(scheme, value.substring(name.length()));
    }

    /** The grammar asks for spaces between the two: RFC 6750, section 2.1. */
    private static Credentials bearer(Scheme scheme, String rest) {
        String token = rest.replaceFirst("^ +", "");
        if (token.indexOf(',') >= 0) {
            return new Unusable(Reason.SEVERAL_CREDENTIALS);
        }
        return TOKEN.matcher(token).matches()
                ? new Bearer(new BearerToken(token), scheme)
                : new Unusable(Reason.MALFORMED_CREDENTIALS);
    }
}
