package io.github.entrafilter.doctor;

import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.BearerToken;
import io.github.entrafilter.token.CheckResult;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The doctor for programs that show the results in their own way. Immutable, thread-safe. */
public final class TokenDiagnosisService {

    private final Settings settings;
    private final InstantSource clock;

    private TokenDiagnosisService(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Uses these settings and no others.
     *
     * @param settings as properties ({@code entra.tenant-id}) or environment variables ({@code ENTRA_TENANT_ID})
     * @throws InvalidSettingsException with all problems of the settings
     */
    public static TokenDiagnosisService under(Map<String, String> settings) {
        return new TokenDiagnosisService(SettingsReader.ofLines(settings).read("the doctor"), InstantSource.system());
    }

    /**
     * Returns the result of each check of the token, by the keys that the authority publishes now. Blocks while they
     * are fetched, some seconds where they are unavailable.
     */
    public List<CheckResult> on(String token) {
        AuthorityKeys keys = AuthorityKeys.fetch(settings.keys(), clock);
        return new TokenDiagnosis(settings)
                .of(new BearerToken(token), keys.published(), clock.instant())
                .results();
    }
}
