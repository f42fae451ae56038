package io.github.entrafilter.application;

import io.github.entrafilter.keys.network.ProxyPassword;
import io.github.entrafilter.settings.AccessSettings;
import io.github.entrafilter.settings.AccessSettings.EnforcementMode;
import io.github.entrafilter.settings.CallerPolicy;
import io.github.entrafilter.settings.CallerPolicy.AcceptedCallers;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.Revocation;
import io.github.entrafilter.settings.RevocationList;
import io.github.entrafilter.settings.Setting;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.TrustSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The warnings about one filter's settings that are valid and surprising. The application's start logs them, and the
 * doctor prints them.
 *
 * @param subject the owner of the settings
 * @param contextPath the path that the application is deployed at; empty if it is the root or unknown
 */
public record SettingsReview(String subject, Settings settings, String contextPath, Instant now) {

    /** Longer than any access token of Entra is valid: 28 hours, with continuous access evaluation. */
    private static final Duration MAX_TOKEN_LIFETIME = Duration.ofDays(2);

    private static final int MAX_SHOWN = 3;

    /**
     * A warning about a name that looks like a setting and is not read. What it restricts is not in force, unless no
     * setting has a similar name: then it may be another product's.
     *
     * @param sentence with a suggestion after a semicolon, if there is one
     */
    public static SettingWarning ofUnreadName(String sentence) {
        return sentence.contains("; ")
                ? SettingWarning.notEnforced("name", sentence, "")
                : SettingWarning.harmless("name", sentence, "");
    }

    /** The warnings, those about missing protection first. */
    public List<SettingWarning> warnings() {
        List<SettingWarning> found = new ArrayList<>();
        for (Optional<SettingWarning> warning : List.of(
                reportMode(),
                scopesWithoutUsers(),
                lists(AccessSettings.ROLES_ALLOWED, settings.access().rolesAllowed(), "commas"),
                lists(CallerPolicy.SCOPES_ALLOWED, callers().scopesAllowed(), "commas"),
                lists(CallerPolicy.CALLERS, grantedRoles(), "spaces"),
                audiencesWithSlash(),
                contextPathInPublicPaths(),
                expiredRevocations(),
                proxyPassword())) {
            if (warning.isPresent()) {
                found.add(warning.get());
            }
        }
        return List.copyOf(found);
    }

    private CallerPolicy callers() {
        return settings.trust().callers();
    }

    private Optional<SettingWarning> reportMode() {
        return settings.access().mode() == EnforcementMode.ENFORCE
                ? Optional.empty()
                : Optional.of(SettingWarning.notEnforced(
                        AccessSettings.MODE.key(),
                        subject
                                + " is in report mode and DOES NOT ENFORCE: requests that would be refused are let through",
                        "set " + AccessSettings.MODE + "=enforce to protect the application"));
    }

    private Optional<SettingWarning> scopesWithoutUsers() {
        boolean noEffect =
                !callers().scopesAllowed().isEmpty() && callers().acceptedCallers() == AcceptedCallers.APPLICATIONS;
        return noEffect
                ? Optional.of(SettingWarning.notEnforced(
                        CallerPolicy.SCOPES_ALLOWED.key(),
                        CallerPolicy.SCOPES_ALLOWED + " = " + shown(callers().scopesAllowed())
                                + " has no effect: only users' tokens have scopes, and " + CallerPolicy.ACCEPTED_CALLERS
                                + " = applications refuses users",
                        "set " + CallerPolicy.ACCEPTED_CALLERS
                                + " to users or any, or require a role of applications in "
                                + AccessSettings.ROLES_ALLOWED))
                : Optional.empty();
    }

    private Collection<String> grantedRoles() {
        Set<String> roles = new TreeSet<>();
        for (RegisteredCaller caller : callers().registered()) {
            roles.addAll(caller.roles());
        }
        return roles;
    }

    private static Optional<SettingWarning> lists(Setting<?> setting, Collection<String> words, String separators) {
        for (String word : new TreeSet<>(words)) {
            if (isList(word)) {
                return Optional.of(SettingWarning.harmless(
                        setting.key(),
                        setting + " has " + word + ", which is taken for one name",
                        "separate names by " + separators + ", if there are several"));
            }
        }
        return Optional.empty();
    }

    /** Whether a word has a separator of other lists; the comma reaches a role only behind a backslash. */
    private static boolean isList(String word) {
        return word.contains(",") || word.contains("|") || word.contains("&");
    }

    /** Entra writes the App ID URI without a slash, unless a client requests a v1.0 token with one. */
    private Optional<SettingWarning> audiencesWithSlash() {
        Set<String> audiences = settings.trust().audiences();
        for (String audience : new TreeSet<>(audiences)) {
            if (audience.endsWith("/") && !audiences.contains(withoutSlash(audience))) {
                return Optional.of(SettingWarning.harmless(
                        TrustSettings.AUDIENCES.key(),
                        TrustSettings.AUDIENCES + " has " + audience
                                + " with a trailing slash, and tokens for the same URI without it are refused",
                        "write " + withoutSlash(audience)));
            }
        }
        return Optional.empty();
    }

    private static String withoutSlash(String audience) {
        return audience.substring(0, audience.length() - 1);
    }

    private Optional<SettingWarning> contextPathInPublicPaths() {
        if (contextPath.isEmpty()) {
            return Optional.empty();
        }
        Set<String> paths = new TreeSet<>(settings.access().publicPaths());
        paths.addAll(settings.access().closedPaths());
        for (String path : paths) {
            if (path.equals(contextPath) || path.startsWith(contextPath + "/")) {
                return Optional.of(SettingWarning.harmless(
                        AccessSettings.PUBLIC_PATHS.key(),
                        AccessSettings.PUBLIC_PATHS + " has " + path + ", which begins with the context path "
                                + contextPath + ": paths are relative to the application, so this one stays closed",
                        "write " + relative(path)));
            }
        }
        return Optional.empty();
    }

    /** A pattern for everything is not valid. */
    private String relative(String path) {
        String relative = path.substring(contextPath.length());
        return relative.isEmpty() || relative.equals("/*") ? "the paths below the context path" : relative;
    }

    private Optional<SettingWarning> expiredRevocations() {
        Instant oldest = now.minus(MAX_TOKEN_LIFETIME);
        Set<String> expired = new TreeSet<>();
        for (Revocation revocation : settings.revocations().read().revocations()) {
            Optional<Instant> time = revocation.issuedBefore();
            if (time.isPresent() && oldest.isAfter(time.get())) {
                expired.add(revocation.toString());
            }
        }
        return expired.isEmpty()
                ? Optional.empty()
                : Optional.of(SettingWarning.harmless(
                        RevocationList.REVOKED.key(),
                        RevocationList.REVOKED + " has entries that block nothing any more, as all tokens from before"
                                + " their time have expired: " + shown(expired),
                        "remove them, or remove @ and the time to block the caller"));
    }

    private Optional<SettingWarning> proxyPassword() {
        Optional<String> warning = ProxyPassword.warning(settings.keys());
        return warning.isPresent()
                ? Optional.of(SettingWarning.harmless("proxy", warning.get(), ""))
                : Optional.empty();
    }

    private static String shown(Collection<String> words) {
        String some = new TreeSet<>(words).stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        return words.size() > MAX_SHOWN ? some + " and " + (words.size() - MAX_SHOWN) + " more" : some;
    }
}
