package io.github.entrafilter.settings;

import io.github.entrafilter.settings.address.IpAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Types of values that locate something: URLs and files. */
final class LocationType {

    /** The scheme, host and port of a cloud's authority. */
    static final SettingType<URI> AUTHORITY = url(LocationType::authority);

    /** The public URL of this API. */
    static final SettingType<URI> RESOURCE = url(LocationType::resource);

    /** A page of documentation. */
    static final SettingType<URI> PAGE = url(LocationType::page);

    /** A proxy, perhaps with credentials. */
    static final SettingType<NetworkSettings.Proxy> PROXY = url(LocationType::proxy);

    /** An existing file. */
    static final SettingType<Path> READABLE_FILE = path(LocationType::readableFile);

    /** A file, perhaps a new one. */
    static final SettingType<Path> FILE = path(LocationType::file);

    private static final String PROXY_FORM = "is not of the form http://host:port or http://user:password@host:port";

    private LocationType() {}

    private static <T> SettingType<T> url(Function<String, T> parser) {
        return new SettingType<>("URL", URI.class.getName(), "", parser);
    }

    private static <T> SettingType<T> path(Function<String, T> parser) {
        return new SettingType<>("path", Path.class.getName(), "", parser);
    }

    /** Accepts plain http for a stand-in on the same machine only: anybody could serve keys over plain http. */
    private static URI authority(String written) {
        URI url = parse(withoutSlash(written.strip()));
        String host = url.getHost().toLowerCase(Locale.ROOT);
        CloudHost.rejectB2c(host);
        if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "has a path: write the cloud's host only, the tenant belongs in entra.tenant-id");
        }
        requireHttps(url);
        return URI.create(url.getScheme() + "://" + CloudHost.authorityOf(host) + port(url));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static void requireHttps(URI url) {
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && isLoopback(url.getHost()))) {
            throw new IllegalArgumentException("is not https (http is for loopback addresses only)");
        }
    }

    /** Returns the port with its colon; empty for the default port, which the authority's documents leave out. */
    private static String port(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
    }

    /**
     * Accepts what can be both a resource identifier of RFC 9728, section 1.2, and an App ID URI of Entra. It is never
     * derived from a request's host.
     */
    private static URI resource(String written) {
        URI url = page(written);
        if (url.getRawQuery() != null) {
            throw new IllegalArgumentException("has a query: write the URL without it");
        }
        if (url.getRawPath().endsWith("/")) {
            throw new IllegalArgumentException("ends with a slash, which no App ID URI in Entra ID does; write "
                    + url.toString().replaceFirst("/++$", ""));
        }
        return url;
    }

    private static URI page(String written) {
        URI url = parse(StringType.headerString(written));
        requireHttps(url);
        return url;
    }

    private static NetworkSettings.Proxy proxy(String written) {
        try {
            URI url = URI.create(written.strip());
            if ("http".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0) {
                return new NetworkSettings.Proxy(url.getHost(), url.getPort(), credentials(url));
            }
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message quotes the password.
            throw new IllegalArgumentException(PROXY_FORM);
        }
        throw new IllegalArgumentException(PROXY_FORM);
    }

    private static Optional<NetworkSettings.Credentials> credentials(URI url) {
        return Optional.ofNullable(url.getUserInfo())
                .map(info -> new NetworkSettings.Credentials(
                        info.replaceFirst(":.*", ""), info.contains(":") ? info.replaceFirst("[^:]*:", "") : ""));
    }

    private static URI parse(String written) {
        try {
            URI url = URI.create(written);
            if (url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        throw new IllegalArgumentException("is not a URL of the form https://host");
    }

    /** Whether a host is this machine, by its spelling alone: what a name resolves to may change. */
    static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        Optional<IpAddress> address = IpAddress.of(host);
        return address.isPresent() && address.get().isLoopback();
    }

    private static Path readableFile(String written) {
        Path file = Path.of(written.strip());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("is not a file that can be read");
        }
        return file;
    }

    /** A folder that is missing or read-only costs a restart in an outage, and must not cost this start. */
    private static Path file(String written) {
        Path file = Path.of(written.strip()).toAbsolutePath();
        if (file.getFileName() == null || Files.isDirectory(file)) {
            throw new IllegalArgumentException("is a folder; name a file in it");
        }
        return file;
    }
}
