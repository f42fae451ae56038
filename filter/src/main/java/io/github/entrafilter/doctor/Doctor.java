package io.github.entrafilter.doctor;

import io.github.entrafilter.application.SettingWarning.Effect;
import io.github.entrafilter.application.SettingsReview;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.Options.Format;
import io.github.entrafilter.doctor.TextReport.Style;
import io.github.entrafilter.doctor.war.WarDiagnosis;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                ConfigFiles.read(options.config()).written());
        out.print(options.format() == Format.JSON ? JsonReport.of(war) : TextReport.of(war, style));
        return war.isOpen() ? ExitCode.PROBLEM : ExitCode.OK;
    }

    private Diagnosis checkConfig(Options options) throws IOException {
        ConfigFiles files = ConfigFiles.read(options.config());
        ConfigDiagnosis diagnosis = new ConfigDiagnosis(files.warnings());
        files.readers()
                .forEach((subject, reader) -> diagnosis.read(subject, reader, options.contextPath(), clock.instant()));
        return diagnosis.result(settings -> AuthorityKeys.fetch(settings, clock).status());
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
        AuthorityKeys keys = AuthorityKeys.fetch(settings.keys(), clock);
        List<String> notes = new ArrayList<>(notes(pasted, readers.keySet()));
        Stream.concat(
                        reader.warnings().stream().map(SettingsReview::ofUnreadName),
                        review(subject, settings, options).warnings().stream())
                .filter(warning -> warning.effect() == Effect.NOT_ENFORCED)
                .forEach(warning -> notes.add("Warning: " + warning));
        return new TokenDiagnosis(settings)
                .of(pasted.token(), keys.published(), clock.instant())
                .with(keys.status())
                .with(notes);
    }

    private static List<String> notes(PastedToken pasted, Set<String> filters) {
        List<String> notes = new ArrayList<>();
        if (!pasted.stripped().isEmpty()) {
            notes.add("Stripped: " + String.join(", ", pasted.stripped()));
        }
        if (filters.size() > 1) {
            notes.add("Judged as by " + filters.iterator().next() + ", one of " + String.join(", ", filters));
        }
        return notes;
    }

    private SettingsReview review(String subject, Settings settings, Options options) {
        return new SettingsReview(subject, settings, options.contextPath(), clock.instant());
    }
}
