package io.github.entrafilter.keys.network;

import io.github.entrafilter.settings.KeySettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/**
 * Whether Java gives a proxy the password that is configured for it.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html">
 *     Networking properties</a>
 */
public final class ProxyPassword {

    private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";

    private ProxyPassword() {}

    /** The warning if the JVM does not send it: by default, on the way to an https authority. */
    public static Optional<String> warning(KeySettings settings) {
        boolean needed = settings.authority().getScheme().equals("https")
                && settings.network()
                        .proxy()
                        .flatMap(proxy -> proxy.credentials())
                        .isPresent();
        return needed ? warning(System.getProperty(DISABLED, ofThisJava())) : Optional.empty();
    }

    static Optional<String> warning(String disabledSchemes) {
        boolean disabled = Arrays.stream(disabledSchemes.split(",", -1))
                .anyMatch(scheme -> scheme.strip().equalsIgnoreCase("Basic"));
        return disabled
                ? Optional.of(
                        "entra.proxy has a password, which Java keeps from proxies on the way to https: start it with -D"
                                + DISABLED + "= to let it through")
                : Optional.empty();
    }

    private static String ofThisJava() {
        Path file = Path.of(System.getProperty("java.home", ""), "conf", "net.properties");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
        return properties.getProperty(DISABLED, "");
    }
}
