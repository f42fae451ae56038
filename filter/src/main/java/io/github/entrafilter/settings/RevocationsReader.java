package io.github.entrafilter.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where it stands who is shut out. What is wrong there at the start is a fault like any other. */
final class RevocationsReader {

    private final Reading reading;

    RevocationsReader(Reading reading) {
        this.reading = reading;
    }

    RevocationList read(SettingSources sources) {
        Optional<Path> file = reading.value(Setting.REVOKED_FILE, FileValue::toRead, Optional.empty());
        RevocationList list = new RevocationList(
                sources.value(Setting.REVOKED).map(String::strip).orElse(""), sources.changing(Setting.REVOKED), file);
        try {
            list.read().faults().forEach(fault -> reading.require(false, fault));
        } catch (IOException e) {
            reading.require(false, Setting.REVOKED_FILE.propertyName() + " cannot be read: " + e.getMessage());
        }
        return list;
    }
}
