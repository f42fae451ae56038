package io.github.entrafilter.doctor;

import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.token.BearerToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Sees to one question from the command line. */
final class Doctor {

    private static final String USAGE = """
            explain [--config FILE] [--json] [TOKEN | -]   every check of a token, and how to mend what fails
            check-config [--config FILE] [--json]          the same of a configuration and its authority

            FILE holds settings (entra.tenant-id=...) or environment variables (ENTRA_TENANT_ID=...); without it, those of
            this process count. The token is read from the standard input, unless it is given.
            Ends with 0 if all is well, 1 if not, 2 if not asked properly, 3 if the keys cannot be had.
            """;

    private final InputStream in;
    private final PrintStream out;
    private final Style style;
    private final InstantSource clock;

    Doctor(InputStream in, PrintStream out, Style style, InstantSource clock) {
        this.in = in;
        this.out = out;
        this.style = style;
        this.clock = clock;
    }

    int run(String... arguments) {
        Optional<Options> options = Options.of(arguments);
        if (options.isEmpty()) {
            out.print(USAGE);
            return ExitCode.MISUSED.number();
        }
        Options asked = options.get();
        try {
            Diagnosis diagnosis = diagnose(asked);
            out.print(
                    asked.format() == Options.Format.JSON ? JsonReport.of(diagnosis) : TextReport.of(diagnosis, style));
            return diagnosis.exitCode().number();
        } catch (IOException e) {
            out.println("cannot be read: " + e.getMessage());
            return ExitCode.MISUSED.number();
        }
    }

    private Diagnosis diagnose(Options asked) throws IOException {
        SettingsReader reader = asked.config().isPresent()
                ? SettingsReader.ofFile(asked.config().get())
                : SettingsReader.of(Map.of());
        try {
            Settings settings = reader.read("the configuration");
            try (SigningKeys keys = SigningKeys.of(settings.keys(), clock)) {
                FirstFetch.await(keys, settings.keys());
                return asked.command() == Options.Command.CHECK_CONFIG
                        ? ConfigDiagnosis.of(settings, reader.warnings(), keys)
                        : explain(settings, token(asked), keys.current(), clock.instant());
            }
        } catch (InvalidSettingsException e) {
            return ConfigDiagnosis.of(e.faults(), reader.warnings());
        }
    }

    static Diagnosis explain(Settings settings, BearerToken token, PublishedKeys keys, Instant now) {
        return new TokenDiagnosis(settings).of(token, keys, now);
    }

    private BearerToken token(Options asked) throws IOException {
        String text = asked.token().equals(Options.STANDARD_INPUT)
                ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                : asked.token();
        return new BearerToken(text.strip().replaceFirst("^(?i)bearer +", ""));
    }
}
