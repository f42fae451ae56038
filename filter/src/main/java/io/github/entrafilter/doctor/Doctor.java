package io.github.entrafilter.doctor;

import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.TextReport.Style;
import io.github.entrafilter.doctor.war.WarDiagnosis;
import io.github.entrafilter.keys.PublishedKeys;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.settings.config.PropertiesFile;
import io.github.entrafilter.token.BearerToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Runs one command. */
final class Doctor {

    private static final String USAGE = """
            explain [--config FILE] [--json] [TOKEN | -]     checks a token, and says how to fix what fails
            check-config [--config FILE] [--json]            checks settings, and the signing keys that they lead to
            explain-war [--config FILE] [--json] FILE.war    lists what a WAR protects, and what it leaves open

            FILE holds settings (entra.tenant-id=...) or environment variables (ENTRA_TENANT_ID=...); without it, those of
            this process are used; explain-war uses those in the WAR, and FILE wins. The token is read from standard input
            unless given.
            Exit codes: 0 no problem, 1 a problem, 2 wrong usage or an unreadable file, 3 signing keys unavailable.
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
        try {
            return run(options.get()).number();
        } catch (IOException e) {
            out.println(Printable.ascii(String.valueOf(e.getMessage())));
            return ExitCode.MISUSED.number();
        }
    }

    private ExitCode run(Options options) throws IOException {
        boolean inJson = options.format() == Options.Format.JSON;
        if (options.command() == Options.Command.EXPLAIN_WAR) {
            WarDiagnosis war = WarDiagnosis.of(
                    options.war(),
                    options.config().isPresent()
                            ? PropertiesFile.read(options.config().get())
                            : Map.of());
            out.print(inJson ? JsonReport.of(war) : TextReport.of(war, style));
            return war.isOpen() ? ExitCode.PROBLEM : ExitCode.OK;
        }
        Diagnosis diagnosis = diagnose(options);
        out.print(inJson ? JsonReport.of(diagnosis) : TextReport.of(diagnosis, style));
        return diagnosis.exitCode();
    }

    private Diagnosis diagnose(Options options) throws IOException {
        SettingsReader reader = options.config().isPresent()
                ? SettingsReader.ofLines(PropertiesFile.read(options.config().get()))
                : SettingsReader.of(Map.of());
        try {
            Settings settings = reader.read("the configuration");
            try (SigningKeys keys = SigningKeys.of(settings.keys(), clock)) {
                FirstFetch.await(keys, settings.keys());
                return options.command() == Options.Command.CHECK_CONFIG
                        ? ConfigDiagnosis.of(settings, reader.warnings(), keys)
                        : explain(settings, token(options), keys.current(), clock.instant())
                                .with(keys.status());
            }
        } catch (InvalidSettingsException e) {
            return ConfigDiagnosis.of(e.problems(), reader.warnings());
        }
    }

    static Diagnosis explain(Settings settings, BearerToken token, PublishedKeys keys, Instant now) {
        return new TokenDiagnosis(settings).of(token, keys, now);
    }

    private BearerToken token(Options options) throws IOException {
        String text = options.argument().equals(Options.STANDARD_INPUT)
                ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                : options.argument();
        return new BearerToken(text.strip().replaceFirst("^(?i)bearer +", ""));
    }
}
