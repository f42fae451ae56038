package io.github.entrafilter.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How each type of setting is written. Each method takes the text and gives the value, or throws
 * {@link IllegalArgumentException} with what is wrong, worded to follow the setting's name.
 */
final class SettingValue {

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String PROXY_FORM = "is not of the form http://host:port or http://user:password@host:port";
    private static final Set<String> ANY_TENANT = Set.of("common", "organizations", "consumers", "*");

    private SettingValue() {}

    static String guid(String text) {
        String guid = text.strip().toLowerCase(Locale.ROOT);
        if (!GUID.matcher(guid).matches()) {
            throw new IllegalArgumentException("is not a GUID");
        }
        return guid;
    }

    static String tenant(String text) {
        if (ANY_TENANT.contains(text.strip().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("would trust every tenant there is: name the GUIDs of those you mean");
        }
        try {
            return guid(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not the GUID of a tenant (a domain name will not do)", e);
        }
    }

    /** Elements are parted by commas; white space around them does not count. */
    static List<String> list(String text) {
        List<String> elements = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("is a list of nothing");
        }
        return elements;
    }

    static <T> Function<String, Set<T>> setOf(Function<String, T> element) {
        return text -> list(text).stream().map(element).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Duration duration(String text, Duration least, Duration most) {
        Duration duration = duration(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException("is not between " + least + " and " + most);
        }
        return duration;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not an ISO 8601 duration such as PT30S or PT12H", e);
        }
    }

    static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
        throw new IllegalArgumentException("is not between " + least + " and " + most);
    }

    static boolean yesOrNo(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    static TokenVersion tokenVersion(String text) {
        return TokenVersion.ofClaim(text)
                .orElseThrow(() -> new IllegalArgumentException("is no version of access tokens: 1.0 or 2.0"));
    }

    static SignatureAlgorithm signatureAlgorithm(String text) {
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(algorithm -> algorithm.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("is not all of " + Arrays.toString(SignatureAlgorithm.values())));
    }

    /** {@code name=id}, then the roles, parted by white space. */
    static RegisteredCaller registeredCaller(String text) {
        String[] words = text.split("\\s+", -1);
        int sign = words[0].indexOf('=');
        if (sign < 1) {
            throw new IllegalArgumentException("is not of the form name=id role role");
        }
        Set<String> roles = new LinkedHashSet<>(Arrays.asList(words).subList(1, words.length));
        return new RegisteredCaller(words[0].substring(0, sign), guid(words[0].substring(sign + 1)), roles);
    }

    /** Keys fetched over plain http could be anybody's: that is for a stand-in on the same machine only. */
    static URI authority(String text) {
        URI url = url(text.strip().replaceFirst("/$", ""));
        if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
            throw new IllegalArgumentException("has a path: give the cloud's host only, the tenant is entra.tenant-id");
        }
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && isLoopback(url.getHost()))) {
            throw new IllegalArgumentException("is not https (http is for loopback addresses only)");
        }
        return url;
    }

    /** RFC 9728, section 1.2: https, without a fragment. It is never made from what a request says of its host. */
    static URI resourceUrl(String text) {
        URI url = url(headerText(text));
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("is not https");
        }
        return url;
    }

    static Optional<Path> fileToRead(String text) {
        Path file = Path.of(text.strip());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("is not a file that can be read");
        }
        return Optional.of(file);
    }

    static Optional<Path> fileToWrite(String text) {
        Path file = Path.of(text.strip()).toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException("is not a file in a folder that can be written to");
        }
        return Optional.of(file);
    }

    static Optional<ProxySettings> proxy(String text) {
        try {
            URI url = URI.create(text.strip());
            if ("http".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0) {
                return Optional.of(new ProxySettings(url.getHost(), url.getPort(), credentials(url)));
            }
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message quotes the password.
            throw new IllegalArgumentException(PROXY_FORM);
        }
        throw new IllegalArgumentException(PROXY_FORM);
    }

    private static Optional<ProxySettings.Credentials> credentials(URI url) {
        return Optional.ofNullable(url.getUserInfo())
                .map(text -> new ProxySettings.Credentials(
                        text.replaceFirst(":.*", ""), text.contains(":") ? text.replaceFirst("[^:]*:", "") : ""));
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        throw new IllegalArgumentException("is not a URL of the form https://host");
    }

    /** Judged by the text alone: a name that resolves to loopback today may not tomorrow. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What may stand between quotes in a header: RFC 6750, section 3, leaves out the quote and the backslash. */
    static String headerText(String text) {
        if (!text.matches("[\\x20-\\x7E&&[^\"\\\\]]*")) {
            throw new IllegalArgumentException("has characters that a header cannot carry");
        }
        return text.strip();
    }

    /** A field name of RFC 9110, section 5.1. */
    static String headerName(String text) {
        if (!text.strip().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("is not the name of a header");
        }
        return text.strip();
    }

    /** The address as Java writes it, so that equal addresses are equal texts. */
    static String ipAddress(String text) {
        try {
            if (text.contains(":") || text.matches("[0-9.]+")) {
                return InetAddress.getByName(text).getHostAddress();
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("is not an IP address", e);
        }
        throw new IllegalArgumentException("is not an IP address");
    }

    /** The four forms of Servlet 6.0, section 12.2. */
    static String urlPattern(String text) {
        boolean path = text.startsWith("/") && (!text.contains("*") || text.matches("/([^*]*/)?\\*"));
        boolean extension = text.matches("\\*\\.[^/*]+");
        if (!path && !extension) {
            throw new IllegalArgumentException("is not a servlet URL pattern: /exact/path, /prefix/* or *.extension");
        }
        if (text.equals("/*") || text.equals("/")) {
            throw new IllegalArgumentException("would make the whole application public");
        }
        return text;
    }
}
