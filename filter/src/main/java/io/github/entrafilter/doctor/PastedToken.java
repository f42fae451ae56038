package io.github.entrafilter.doctor;

import io.github.entrafilter.token.BearerToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as people paste it: with its header, in quotes, broken into lines, or in the response that has it.
 *
 * @param stripped what was around the token and in it; never a part of the token
 */
record PastedToken(BearerToken token, List<String> stripped) {

    /** Names of the token, as Entra, the Azure CLI and Azure PowerShell write it; what is most specific comes first. */
    private static final List<Wrapping> WRAPPINGS = List.of(
            new Wrapping("the text around access_token", "(?i)\\baccess_?token\\b[\"']?\\s*[:=]"),
            new Wrapping("Authorization:", "(?i)\\bauthorization\\b[\"']?\\s*[:=]"),
            new Wrapping("the text around the token", "(?i)\\btoken\\b[\"']?\\s*[:=]"));

    private static final String QUOTES = "\\\\\"'`\\p{Pi}\\p{Pf}";
    private static final Pattern QUOTE = Pattern.compile("[" + QUOTES + "]");
    private static final Pattern START = Pattern.compile("(?i)(?:[\\s<" + QUOTES + "]++|bearer\\b:?)*+");

    private static final String END = "[\\s,;&<>)}\\]" + QUOTES + "]|$";

    /** Words of the token's characters alone, and none that a colon makes the name of the next thing. */
    private static final Pattern WORDS =
            Pattern.compile("[\\w.~+/=-]++(?:[\\s&&[^\t]]++[\\w.~+/=-]++(?=" + END + ")(?!\\s*+:))*+(?=" + END + ")");

    private static final String SEPARATORS = ",;&}";

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\u00a0]++");
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,40})\"");
    private static final Pattern CODE = Pattern.compile("AADSTS[0-9]{4,10}");

    PastedToken {
        stripped = List.copyOf(stripped);
    }

    /**
     * Finds the token.
     *
     * @param source where the text comes from, for the message
     * @throws UsageException if the text has no token
     */
    static PastedToken in(String pasted, String source) throws UsageException {
        Set<String> stripped = new LinkedHashSet<>();
        String text = INVISIBLE.matcher(pasted).replaceAll("").strip();
        if (text.length() < pasted.strip().length()) {
            stripped.add("invisible characters");
        }
        if (text.isEmpty()) {
            throw new UsageException("no token: " + source + " is empty");
        }
        String rest = withoutStart(unwrapped(text, stripped), stripped);
        if (rest.isEmpty() || SEPARATORS.indexOf(rest.charAt(0)) >= 0) {
            throw new UsageException("no token: nothing follows " + String.join(" ", stripped));
        }
        Matcher words = WORDS.matcher(rest);
        if (!words.lookingAt()) {
            return new PastedToken(new BearerToken(rest), new ArrayList<>(stripped));
        }
        String after = rest.substring(words.end()).strip();
        if (!after.isEmpty() && QUOTE.matcher(after.substring(0, 1)).find()) {
            stripped.add("quotes");
        }
        return new PastedToken(new BearerToken(joined(words.group(), stripped)), new ArrayList<>(stripped));
    }

    /** Returns the text after the token's name. */
    private static String unwrapped(String text, Set<String> stripped) throws UsageException {
        for (Wrapping wrapping : WRAPPINGS) {
            Matcher name = wrapping.pattern().matcher(text);
            if (name.find()) {
                stripped.add(wrapping.name());
                return text.substring(name.end());
            }
        }
        if (text.startsWith("{")) {
            throw new UsageException("no token: the JSON has no access_token" + insteadIn(text));
        }
        return text;
    }

    /** Names the error of a token endpoint, not its description: that may quote anything. */
    private static String insteadIn(String json) {
        Matcher error = ERROR.matcher(json);
        if (error.find()) {
            Matcher code = CODE.matcher(json);
            return "; it reports " + error.group(1) + (code.find() ? ", " + code.group() : "");
        }
        return json.contains("\"id_token\"") ? "; an id_token is for the client, not for an API" : "";
    }

    private static String withoutStart(String text, Set<String> stripped) {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            return text;
        }
        if (start.group().toLowerCase(Locale.ROOT).contains("bearer")) {
            stripped.add("Bearer");
        }
        if (QUOTE.matcher(start.group()).find()) {
            stripped.add("quotes");
        }
        return text.substring(start.end());
    }

    private static String joined(String words, Set<String> stripped) {
        if (words.matches("(?s).*[\\r\\n].*")) {
            stripped.add("line breaks");
        }
        if (words.matches("(?s).* .*")) {
            stripped.add("spaces");
        }
        return words.replaceAll("\\s++", "");
    }

    /** A name in front of the token. */
    private record Wrapping(String name, Pattern pattern) {

        Wrapping(String name, String regex) {
            this(name, Pattern.compile(regex));
        }
    }
}
