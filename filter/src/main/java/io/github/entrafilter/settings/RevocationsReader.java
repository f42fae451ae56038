package io.github.entrafilter.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Reads where revocations are listed. What cannot be read there at the start fails the deployment. */
final class RevocationsReader {

    private final SettingReading reading;

    RevocationsReader(SettingReading reading) {
        this.reading = reading;
    }

    RevocationList read(SourceChain sources) {
        Optional<Path> file = reading.value(Setting.REVOKED_FILE, FileValue::toRead, Optional.empty());
        String written = reading.value(Setting.REVOKED, String::strip, "");
        RevocationList list = new RevocationList(written, sources.changing(Setting.REVOKED), file);
        list.read().unreadable().forEach(problem -> reading.require(false, problem));
        return list;
    }
}
