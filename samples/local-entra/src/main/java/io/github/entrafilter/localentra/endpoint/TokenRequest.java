package io.github.entrafilter.localentra.endpoint;

import io.github.entrafilter.localentra.http.Parameters;
import io.github.entrafilter.localentra.http.Request;
import io.github.entrafilter.localentra.issuing.ClientCapabilities;
import io.github.entrafilter.localentra.issuing.EntraError;
import io.github.entrafilter.localentra.issuing.EntraRefusalException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The parameters of a token request, checked in the order in which Entra reports missing ones. */
final class TokenRequest {

    private static final String BASIC = "basic ";

    private final Parameters form;
    private final Optional<BasicCredentials> basic;

    TokenRequest(Request request) {
        this.form = request.form();
        this.basic = request.header("Authorization").flatMap(BasicCredentials::read);
    }

    String required(String parameter) throws EntraRefusalException {
        return form.value(parameter)
                .orElseThrow(() -> new EntraRefusalException(EntraError.PARAMETER_MISSING.about(parameter)));
    }

    Optional<String> optional(String parameter) {
        return form.value(parameter);
    }

    String clientId() throws EntraRefusalException {
        return basic.isPresent() ? basic.get().clientId() : required("client_id");
    }

    ClientCapabilities capabilities() throws EntraRefusalException {
        Optional<String> claims = form.value("claims");
        return claims.isPresent() ? ClientCapabilities.ofClaims(claims.get()) : ClientCapabilities.NONE;
    }

    ClientCredential credential() {
        Optional<ClientCredential> secret = basic.map(BasicCredentials::secret)
                .or(() -> form.value("client_secret"))
                .map(ClientCredential.Secret::new);
        return secret.or(() -> form.value("client_assertion").map(ClientCredential.Assertion::new))
                .orElseGet(ClientCredential.Missing::new);
    }

    /** Client id and secret, each form-encoded, in an {@code Authorization} header (RFC 6749, section 2.3.1). */
    private record BasicCredentials(String clientId, String secret) {

        static Optional<BasicCredentials> read(String header) {
            if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
                return Optional.empty();
            }
            try {
                byte[] decoded = Base64.getDecoder()
                        .decode(header.substring(BASIC.length()).strip());
                String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
                return parts.length < 2
                        ? Optional.empty()
                        : Optional.of(new BasicCredentials(decode(parts[0]), decode(parts[1])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static String decode(String encoded) {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "BasicCredentials[" + clientId + "]";
        }
    }
}
