package io.github.entrafilter.keys;

import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.SettingsReader;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Settings of the keys, as an application writes them: the defaults, and what a test changes of them. */
public final class TestKeySettings {

    public static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String API = "33333333-3333-3333-3333-333333333333";

    private TestKeySettings() {}

    /**
     * The settings of an application that trusts this authority.
     *
     * @param further names and values by turns
     */
    public static KeySettings of(URI authority, String... further) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("authority", authority.toString());
        parameters.put("tenant-id", TENANT);
        parameters.put("client-id", API);
        for (int i = 0; i < further.length; i += 2) {
            parameters.put(further[i], further[i + 1]);
        }
        return SettingsReader.of(parameters).read("test").keys();
    }
}
