package io.github.entrafilter.keys.network;

import io.github.entrafilter.settings.KeySettings;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The code of an error response of the authority. The rest of the response is not used: Microsoft changes its words,
 * and they may come from a proxy.
 *
 * @param code {@code AADSTS} and a number
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Entra: error codes</a>
 */
public record AuthorityError(String code) {

    private static final Pattern CODE = Pattern.compile("AADSTS[0-9]{4,10}(?![0-9])");

    /** The first code in this body; empty if it has none. */
    public static Optional<AuthorityError> in(String body) {
        return CODE.matcher(body).results().findFirst().map(match -> new AuthorityError(match.group()));
    }

    /** The problem with the settings that the code stands for, and its fix; empty if it is not known to be one. */
    public Optional<String> problemWith(KeySettings settings) {
        return switch (code) {
            case "AADSTS90002", "AADSTS900023" ->
                Optional.of("tenant " + String.join(", ", new TreeSet<>(settings.tenants())) + " does not exist at "
                        + settings.authority() + " (" + code
                        + "): correct entra.tenant-id, or set entra.authority to the cloud of the tenant");
            default -> Optional.empty();
        };
    }
}
