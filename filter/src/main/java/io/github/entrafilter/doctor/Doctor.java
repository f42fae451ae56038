package io.github.entrafilter.doctor;

import io.github.entrafilter.application.SettingWarning.Effect;
import io.github.entrafilter.application.SettingsReview;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.Options.Format;
import io.github.entrafilter.doctor.TextReport.Style;
import io.github.entrafilter.doctor.war.WarDiagnosis;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.keys.SigningKeys;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.KeySettings;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs one command. */
final class Doctor {

    private final StandardInput in;
    private final PrintStream out;
    private final Style style;
    private final InstantSource clock;

    Doctor(StandardInput in, PrintStream out, Style style, InstantSource clock) {
        this.in = in;
        this.out = out;
        this.style = style;
        this.clock = clock;
    }

    int run(String... arguments) {
        if (arguments.length == 0) {
            out.print(Usage.TEXT);
            return ExitCode.MISUSED.number();
        }
        try {
            return run(ArgumentParser.parse(arguments)).number();
        } catch (UsageException e) {
            out.println(Printable.ascii(String.valueOf(e.getMessage())));
            out.println(Usage.HINT);
            return ExitCode.MISUSED.number();
        } catch (IOException e) {
            out.println(Printable.ascii(String.valueOf(e.getMessage())));
            return ExitCode.MISUSED.number();
        }
    }

    private ExitCode run(Options options) throws IOException, UsageException {
        return switch (options.command()) {
            case HELP -> printed(Usage.TEXT);
            case VERSION -> printed(Usage.version() + "\n");
            case EXPLAIN_WAR -> explainWar(options);
            case EXPLAIN -> reported(explain(options), options);
            case CHECK_CONFIG -> reported(checkConfig(options), options);
        };
    }

    private ExitCode printed(String text) {
        out.print(text);
        return ExitCode.OK;
    }

    private ExitCode reported(Diagnosis diagnosis, Options options) {
        out.print(
                options.format() == Format.JSON
                        ? JsonReport.of(diagnosis)
                        : TextReport.of(diagnosis, style, options.detail()));
        return diagnosis.conclusion().exitCode();
    }

    private ExitCode explainWar(Options options) throws IOException {
        WarDiagnosis war = WarDiagnosis.of(
                Path.of(options.argument().orElseThrow()),
                ConfigFiles.read(options.config()).lines());
        out.print(options.format() == Format.JSON ? JsonReport.of(war) : TextReport.of(war, style));
        return war.isOpen() ? ExitCode.PROBLEM : ExitCode.OK;
    }

    private Diagnosis checkConfig(Options options) throws IOException {
        ConfigFiles files = ConfigFiles.read(options.config());
        ConfigDiagnosis diagnosis = new ConfigDiagnosis(files.warnings());
        files.readers()
                .forEach((subject, reader) -> diagnosis.read(subject, reader, options.contextPath(), clock.instant()));
        return diagnosis.result(this::statusOf);
    }

    private KeyStatus statusOf(KeySettings settings) {
        try (SigningKeys keys = SigningKeys.of(settings, clock)) {
            FirstFetch.await(keys, settings);
            return keys.status();
        }
    }

    /** Reads the token before it fetches keys: a person waits at the prompt. */
    private Diagnosis explain(Options options) throws IOException, UsageException {
        Map<String, SettingsReader> readers = ConfigFiles.read(options.config()).readers();
        String subject = readers.keySet().iterator().next();
        SettingsReader reader = readers.values().iterator().next();
        Settings settings;
        try {
            settings = reader.read(subject);
        } catch (InvalidSettingsException e) {
            return checkConfig(options);
        }
        PastedToken pasted = options.argument().isPresent()
                ? PastedToken.in(options.argument().get(), "the argument")
                : PastedToken.in(in.read(), "standard input");
        List<String> notes = new ArrayList<>();
        if (!pasted.stripped().isEmpty()) {
            notes.add("Stripped: " + String.join(", ", pasted.stripped()));
        }
        if (readers.size() > 1) {
            notes.add("Judged as by " + subject + ", one of " + String.join(", ", readers.keySet()));
        }
        Stream.concat(
                        reader.warnings().stream().map(SettingsReview::ofUnreadName),
                        new SettingsReview(subject, settings, options.contextPath(), clock.instant())
                                .warnings().stream())
                .filter(warning -> warning.effect() == Effect.NOT_ENFORCED)
                .forEach(warning -> notes.add("Warning: " + warning));
        return explain(pasted, settings).with(notes);
    }

    private Diagnosis explain(PastedToken pasted, Settings settings) {
        try (SigningKeys keys = SigningKeys.of(settings.keys(), clock)) {
            FirstFetch.await(keys, settings.keys());
            return new TokenDiagnosis(settings)
                    .of(pasted.token(), keys.current(), clock.instant())
                    .with(keys.status());
        }
    }
}
