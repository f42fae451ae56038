package io.github.entrafilter.localaz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The syntax of one command.
 *
 * @param words the words of the command
 * @param options its options, besides those of all commands
 */
record Syntax(String words, List<Option> options) {

    private static final List<Option> COMMON = Stream.of("--query=ONE", "--output|-o=ONE", "--only-show-errors=NONE")
            .map(Option::parse)
            .toList();

    /** The number of values of an option. */
    enum Arity {
        NONE,
        ONE,
        MANY
    }

    /** An option with its names. */
    record Option(List<String> names, Arity arity, boolean required) {

        static Option parse(String text) {
            String[] parts = text.split("=", -1);
            boolean required = parts[1].endsWith("!");
            return new Option(List.of(parts[0].split("\\|")), Arity.valueOf(parts[1].replace("!", "")), required);
        }

        String name() {
            return names.get(0);
        }
    }

    /** Returns all commands. */
    static List<Syntax> all() {
        try (InputStream text = Syntax.class.getResourceAsStream("commands.txt")) {
            if (text == null) {
                throw new IllegalStateException("commands.txt is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Syntax::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Syntax parse(String line) {
        int colon = line.indexOf(':');
        List<Option> options = Stream.of(line.substring(colon + 1).trim().split(" +"))
                .filter(option -> !option.isEmpty())
                .map(Option::parse)
                .toList();
        return new Syntax(line.substring(0, colon), options);
    }

    Optional<Option> option(String name) {
        return Stream.concat(options.stream(), COMMON.stream())
                .filter(it -> it.names().contains(name))
                .findFirst();
    }
}
