package io.github.entrafilter.settings;

/** All settings of one filter, grouped by the package that uses them. */
public record Settings(
        TrustSettings trust,
        KeySettings keys,
        AccessSettings access,
        ResponseSettings responses,
        RevocationList revocations) {

    static Settings read(SettingReading reading) {
        TrustSettings trust = TrustSettings.read(reading);
        return new Settings(
                trust,
                KeySettings.read(reading, trust),
                AccessSettings.read(reading),
                ResponseSettings.read(reading),
                RevocationList.of(reading));
    }
}
