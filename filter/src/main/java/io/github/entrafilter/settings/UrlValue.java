package io.github.entrafilter.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How URLs are written in settings. Each method takes the text and gives the value, or throws
 * {@link IllegalArgumentException} with what is wrong, worded to follow the setting's name.
 */
final class UrlValue {

    private static final String PROXY_FORM = "is not of the form http://host:port or http://user:password@host:port";

    private UrlValue() {}

    /** Keys fetched over plain http could be anybody's: that is for a stand-in on the same machine only. */
    static URI authority(String text) {
        URI url = url(text.strip().replaceFirst("/$", ""));
        if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
            throw new IllegalArgumentException("has a path: give the cloud's host only, the tenant is entra.tenant-id");
        }
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && isLoopback(url.getHost()))) {
            throw new IllegalArgumentException("is not https (http is for loopback addresses only)");
        }
        return URI.create(url.getScheme() + "://" + url.getHost().toLowerCase(Locale.ROOT) + port(url));
    }

    /** Documents of the authority do not name the port that goes without saying. */
    private static String port(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
    }

    /** RFC 9728, section 1.2: https, without a fragment. It is never made from what a request says of its host. */
    static URI resourceUrl(String text) {
        URI url = url(HttpValue.headerText(text));
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("is not https");
        }
        return url;
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
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || IpAddress.of(host).filter(IpAddress::isLoopback).isPresent();
    }
}
