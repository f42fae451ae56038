package io.github.entrafilter.application;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.protection.Authenticator;
import io.github.entrafilter.protection.DecisionRecorder;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.revocation.RevocationWatch;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A protection for made-up requests, by the code that judges real ones. It has settings, a key and a clock of its own,
 * and fetches, logs and counts nothing. Its token is genuine for that key alone, whose private half does not exist any
 * more, and expired on the first of January 2026.
 */
public final class RehearsedProtection {

    /** A token that the protection accepts by its own settings. */
    public static final String TOKEN = token();

    /** The object id of that token's caller. */
    public static final String CALLER = "44444444-4444-4444-4444-444444444444";

    /** Half an hour after the token was issued. Written as a number, since parsing a date loads 46 classes. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_767_227_400));

    private static final Map<String, String> SETTINGS = Map.of(
            "tenant-id", "11111111-1111-1111-1111-111111111111",
            "client-id", "22222222-2222-2222-2222-222222222222");

    private static final String KEYS = """
            {"keys":[{"kty":"RSA","use":"sig","kid":"rehearsal","issuer":"https://sts.windows.net/{tenantid}/",
            "e":"AQAB","n":"q7OyGir67KewI5pQOgHEjWCpj1kZzHeLoCDZ6KzZBC1vkz51LLe9X5kdlmJ7MmsWvtcmhGJT6wmA9w-YxdihC4R_spyo\
            OlQLX5DrZr_PBogk7v5dcoRig8dUMhZI2iHLwo-fa02XN6xR_5_6l1zXt1WQOLh_VLDR79D4heDEa6QpBGehzIEGVRJy_UO8mKFGYoo-S0UP\
            sP01e-20Mr5uKtMAOLhkpXIRW3H1sxUwQEb6F-aebuBwJCAo8XYRjHWgz4RgdrI4qsVTTWOhAbhkdHXGSPfD5h_M2diYmQrhWQaVhX0ke79p\
            QcIgZwR_C_IdinFbWIUq6itDJQ3oHrjasw"}]}
            """;

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"rehearsal\"}";

    private static final String CLAIMS = """
            {"aud":"api://22222222-2222-2222-2222-222222222222",\
            "iss":"https://sts.windows.net/11111111-1111-1111-1111-111111111111/",\
            "iat":1767225600,"nbf":1767225600,"exp":1767229200,"appid":"33333333-3333-3333-3333-333333333333",\
            "appidacr":"2","idtyp":"app","oid":"44444444-4444-4444-4444-444444444444","roles":["consumer"],\
            "sub":"44444444-4444-4444-4444-444444444444","tid":"11111111-1111-1111-1111-111111111111",\
            "uti":"rehearsal","ver":"1.0"}""";

    private static final String SIGNATURE = """
            dvmPMlwvbf-VAItFccwSaWnXwMnNf5tK4WRrmpRb6G8yRxZQMbB-fBgTbLOLOPI7-hcj3qNf2tN-48gsiOUeQkHvDZpyeXtQvGnxAVwGXTgd\
            WWjLT-KPriAnaPaNWyagCli9AZF83rPC-Hv0WczDUr1End5AP4mfsIw40vq1FeVqoqbZygZ9oJcsOKyeCveDuaQzyRMsXZSQRHIiZmHyHeXE\
            L3QKHSDDQ4fr3Jjzle05xNI18pXpqF2NdJp2WHvdBZOAANMDxDc_7oT7JmYqX5QxIuf1ji6me3-is8w7_ko_OiLZ24C8TWrDaVzZY6kBBRzi\
            _taGpTTCD7E2my7DpA""";

    private RehearsedProtection() {}

    /** A protection with these settings on top of its own. */
    public static Protection with(Map<String, String> further) {
        Settings settings = SettingsReader.ofLines(lines(further)).read("rehearsal");
        Audit audit = Audit.ofRehearsal();
        Tally tally = new Tally();
        DecisionRecorder recorder =
                new DecisionRecorder(audit, tally, new Measurements(tally, List::of, CLOCK), List.of(), CLOCK);
        RevocationWatch revocations = new RevocationWatch(settings.revocations(), audit, CLOCK);
        revocations.look();
        return new Protection(
                new Authenticator(settings.trust(), SigningKeys.fixed(settings.keys(), KEYS, CLOCK), CLOCK, recorder),
                settings,
                revocations,
                recorder);
    }

    private static Map<String, String> lines(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(further);
        Map<String, String> lines = new TreeMap<>();
        for (Map.Entry<String, String> setting : all.entrySet()) {
            lines.put("entra." + setting.getKey(), setting.getValue());
        }
        return lines;
    }

    private static String token() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + "." + SIGNATURE;
    }
}
