package io.github.entrafilter.localaz;

import io.github.entrafilter.localaz.Syntax.Arity;
import io.github.entrafilter.localaz.Syntax.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed command line.
 *
 * @param command the command
 * @param values the values of each option, by the option's first name
 */
record CommandLine(String command, Map<String, List<String>> values) {

    /** Parses a command line, with the error messages of {@code az}. */
    static CommandLine parse(List<String> arguments) throws AzException {
        Syntax syntax = Syntax.all().stream()
                .filter(it -> startsWith(arguments, it.words()))
                .findFirst()
                .orElseThrow(() -> AzException.misused(
                        "'" + String.join(" ", arguments) + "' is misspelled or not recognized by the system."));
        List<String> rest = arguments.subList(syntax.words().split(" ").length, arguments.size());
        CommandLine line = new CommandLine(syntax.words(), values(syntax, rest));
        List<String> missing = syntax.options().stream()
                .filter(Option::required)
                .map(Option::name)
                .filter(it -> !line.values.containsKey(it))
                .toList();
        if (!missing.isEmpty()) {
            throw AzException.misused("the following arguments are required: " + String.join(", ", missing));
        }
        return line;
    }

    private static boolean startsWith(List<String> arguments, String words) {
        List<String> wanted = List.of(words.split(" "));
        return arguments.size() >= wanted.size()
                && arguments.subList(0, wanted.size()).equals(wanted);
    }

    private static Map<String, List<String>> values(Syntax syntax, List<String> arguments) throws AzException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int i = 0;
        while (i < arguments.size()) {
            String name = arguments.get(i);
            Option option =
                    syntax.option(name).orElseThrow(() -> AzException.misused("unrecognized arguments: " + name));
            List<String> given = new ArrayList<>();
            i++;
            while (i < arguments.size() && takesMore(option.arity(), given.size()) && !isName(arguments.get(i))) {
                given.add(fromFile(arguments.get(i)));
                i++;
            }
            if (option.arity() != Arity.NONE && given.isEmpty()) {
                throw AzException.misused("argument " + name + ": expected at least one argument");
            }
            values.put(option.name(), given);
        }
        return values;
    }

    private static boolean takesMore(Arity arity, int given) {
        return arity == Arity.MANY || (arity == Arity.ONE && given == 0);
    }

    private static boolean isName(String argument) {
        return argument.matches("--[a-z].*|-[a-z]");
    }

    /** Replaces {@code @file} by the contents of the file. */
    private static String fromFile(String argument) throws AzException {
        if (!argument.startsWith("@")) {
            return argument;
        }
        try {
            return Files.readString(Path.of(argument.substring(1)));
        } catch (IOException e) {
            throw AzException.misused("Failed to load file " + argument.substring(1) + ": " + e.getMessage());
        }
    }

    Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    String required(String option) {
        return value(option).orElseThrow();
    }

    List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }
}
