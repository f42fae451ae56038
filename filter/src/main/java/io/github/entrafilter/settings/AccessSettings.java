package io.github.entrafilter.settings;

import static io.github.entrafilter.settings.Setting.Group.ACCESS;
import static io.github.entrafilter.settings.Setting.Group.OPERATIONS;
import static io.github.entrafilter.settings.SettingType.choice;
import static io.github.entrafilter.settings.SettingType.onOff;
import static io.github.entrafilter.settings.SettingType.string;
import static io.github.entrafilter.settings.StringType.HEADER_NAME;
import static io.github.entrafilter.settings.StringType.URL_PATTERN;
import static io.github.entrafilter.settings.StringType.WORD;

import io.github.entrafilter.settings.address.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The requirements of one filter on its requests.
 *
 * @param mode whether refused requests get an error response or are only reported
 * @param rolesAllowed each request needs one of them; empty requires none
 * @param publicPaths servlet URL patterns that need no token; {@code /} is the context root alone
 * @param closedPaths the application's public paths that this filter keeps closed, because it has its own roles
 * @param corsPreflight the treatment of preflights, which browsers send without a token
 * @param certificateHeader the header in which a trusted proxy sends the client's certificate
 * @param trustedProxies peers of a connection whose header is trusted
 */
public record AccessSettings(
        EnforcementMode mode,
        Set<String> rolesAllowed,
        List<String> publicPaths,
        List<String> closedPaths,
        CorsPreflight corsPreflight,
        Optional<String> certificateHeader,
        Set<AddressRange> trustedProxies) {

    static final SettingCatalog.Section DECLARED = new SettingCatalog.Section();

    public static final Setting<Set<String>> ROLES_ALLOWED = DECLARED.setting(
                    ACCESS, "roles-allowed", WORD.list("roles"))
            .example("consumer, admin")
            .meaning("roles; each request needs one of them");

    public static final Setting<Set<String>> PUBLIC_PATHS = DECLARED.setting(
                    ACCESS, "public-paths", URL_PATTERN.list("URL patterns"))
            .example("/health, /open/*")
            .meaning("servlet URL patterns that need no token, / for the context root alone; not inherited by a filter "
                    + "with its own roles-allowed");

    static final Setting<CorsPreflight> CORS_PREFLIGHT = DECLARED.setting(
                    ACCESS, "cors-preflight", onOff(CorsPreflight.PASSED_ON, CorsPreflight.REFUSED))
            .byDefault("false")
            .example("true")
            .meaning(
                    "whether CORS preflights, which browsers send without a token, reach the application's CORS filter");

    static final Setting<String> CLIENT_CERTIFICATE_HEADER = DECLARED.setting(
                    ACCESS, "client-certificate-header", HEADER_NAME)
            .example("Client-Cert")
            .meaning("header of RFC 9440 in which a trusted proxy sends the client's certificate");

    static final Setting<Set<AddressRange>> TRUSTED_PROXIES = DECLARED.setting(
                    ACCESS,
                    "trusted-proxies",
                    string("address", AddressRange::of).list("IP addresses and CIDR ranges"))
            .example("10.0.0.4, fd00::/8")
            .meaning("proxies whose client-certificate-header is trusted; each must be the peer of the connection, and "
                    + "the server must not take the remote address from a header");

    public static final Setting<EnforcementMode> MODE = DECLARED.setting(
                    OPERATIONS, "mode", choice(EnforcementMode.values()))
            .byDefault("enforce")
            .example("report")
            .meaning(
                    "whether refusals are enforced; report lets every request through and only logs which would be refused");

    static final Setting<ContainerLogin> CONTAINER_LOGIN = DECLARED.setting(
                    OPERATIONS, "container-login", onOff(ContainerLogin.ON, ContainerLogin.OFF))
            .byDefault("false")
            .example("true")
            .ofApplication()
            .meaning("whether the caller is the container's caller too, for EJBs, security constraints and Jakarta "
                    + "Security; applies to the whole application");

    /** The consequence of a refusal. */
    public enum EnforcementMode {
        /** The filter sends an error response; the request goes no further. */
        ENFORCE,
        /** The request continues without a principal and the refusal is logged: a trial run before enforcing. */
        REPORT
    }

    /**
     * The treatment of CORS preflights.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">Fetch: CORS-preflight request</a>
     */
    public enum CorsPreflight {
        /** They need a token, like any request. */
        REFUSED,
        /** They need none; the application's CORS filter answers them. */
        PASSED_ON
    }

    /** Whether the caller of a request is the container's caller too. Applies to the whole application. */
    public enum ContainerLogin {
        /** Only the filter's requests and JAX-RS have the caller. */
        OFF,
        /** EJBs, security constraints and Jakarta Security have the caller too. */
        ON
    }

    public AccessSettings {
        rolesAllowed = Set.copyOf(rolesAllowed);
        publicPaths = List.copyOf(publicPaths);
        closedPaths = List.copyOf(closedPaths);
        trustedProxies = Set.copyOf(trustedProxies);
    }

    static AccessSettings read(SettingReading reading) {
        reading.require(
                reading.isWritten(CLIENT_CERTIFICATE_HEADER) == reading.isWritten(TRUSTED_PROXIES),
                CLIENT_CERTIFICATE_HEADER + " and " + TRUSTED_PROXIES
                        + " go together: a header that anybody can send proves nothing");
        List<String> paths = List.copyOf(reading.set(PUBLIC_PATHS));
        boolean closed = reading.isOwn(ROLES_ALLOWED) && !reading.isOwn(PUBLIC_PATHS);
        return new AccessSettings(
                reading.value(MODE),
                reading.set(ROLES_ALLOWED),
                closed ? List.of() : paths,
                closed ? paths : List.of(),
                reading.value(CORS_PREFLIGHT),
                reading.optional(CLIENT_CERTIFICATE_HEADER),
                reading.set(TRUSTED_PROXIES));
    }
}
