package io.github.entrafilter.doctor;

import io.github.entrafilter.doctor.Options.Command;
import io.github.entrafilter.doctor.Options.Detail;
import io.github.entrafilter.doctor.Options.Format;
import io.github.entrafilter.platform.Printable;
import io.github.entrafilter.platform.Spelling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parses the arguments of the program. Used once. */
final class ArgumentParser {

    private static final Map<String, Command> COMMANDS = commands();
    private static final List<String> OPTIONS =
            List.of("--config", "--context-path", "--all", "--json", "--help", "--version");
    private static final String STANDARD_INPUT = "-";
    private static final String HEADER = "(?i)authorization:?|bearer";
    private static final int MAX_SHOWN = 30;

    private final Deque<String> rest;
    private final List<Path> config = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();
    private String contextPath = "";
    private Format format = Format.TEXT;
    private Detail detail = Detail.PROBLEMS;

    private ArgumentParser(List<String> arguments) {
        this.rest = new ArrayDeque<>(arguments);
    }

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("explain", Command.EXPLAIN);
        commands.put("check-config", Command.CHECK_CONFIG);
        commands.put("explain-war", Command.EXPLAIN_WAR);
        commands.put("help", Command.HELP);
        commands.put("version", Command.VERSION);
        return commands;
    }

    static Options parse(String... arguments) throws UsageException {
        List<String> all = List.of(arguments);
        if (all.contains("--help") || all.contains("-h")) {
            return of(Command.HELP);
        }
        if (all.contains("--version")) {
            return of(Command.VERSION);
        }
        return new ArgumentParser(all).parse();
    }

    private static Options of(Command command) {
        return new Options(command, List.of(), "", Format.TEXT, Detail.PROBLEMS, Optional.empty());
    }

    private Options parse() throws UsageException {
        Command command = command(rest.pop());
        while (!rest.isEmpty()) {
            String next = rest.pop();
            if (next.startsWith("-") && !next.equals(STANDARD_INPUT)) {
                option(next);
            } else {
                operands.add(next);
            }
        }
        return new Options(command, config, contextPath, format, detail, argument(command));
    }

    private static Command command(String name) throws UsageException {
        Command command = COMMANDS.get(name);
        if (command == null) {
            throw name.startsWith("-")
                    ? new UsageException("the command comes first: explain, check-config or explain-war")
                    : new UsageException("unknown command" + shown(name) + suggestion(name, COMMANDS.keySet()));
        }
        return command;
    }

    private void option(String written) throws UsageException {
        int sign = written.indexOf('=');
        String name = sign < 0 ? written : written.substring(0, sign);
        if (sign > 0) {
            rest.push(written.substring(sign + 1));
        }
        switch (name) {
            case "--config" -> config.add(path(value(name, "FILE")));
            case "--context-path" -> contextPath = contextPath(value(name, "PATH"));
            case "--all" -> detail = Detail.ALL;
            case "--json" -> format = Format.JSON;
            default -> throw new UsageException("unknown option" + shown(name) + suggestion(name, OPTIONS));
        }
    }

    private String value(String option, String meaning) throws UsageException {
        if (rest.isEmpty()) {
            throw new UsageException(option + " needs a " + meaning);
        }
        return rest.pop();
    }

    /** Returns the path in the form of {@code ServletContext.getContextPath}: empty for the root. */
    private static String contextPath(String written) {
        String bare = written.replaceAll("^/++|/++$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }

    private static Path path(String written) throws UsageException {
        try {
            return Path.of(written);
        } catch (InvalidPathException e) {
            throw new UsageException("not the name of a file: " + Printable.ascii(String.valueOf(e.getReason())));
        }
    }

    private Optional<String> argument(Command command) throws UsageException {
        boolean isHeader = operands.size() > 1
                && operands.subList(0, operands.size() - 1).stream().allMatch(word -> word.matches(HEADER));
        Optional<String> argument = operands.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", operands));
        switch (command) {
            case EXPLAIN -> {
                require(
                        operands.size() < 2 || isHeader,
                        "explain takes one TOKEN: put it in quotes, or use standard input");
                return argument.filter(token -> !token.equals(STANDARD_INPUT));
            }
            case EXPLAIN_WAR -> {
                require(operands.size() == 1, "explain-war needs one FILE.war");
                Path unused = path(operands.get(0));
                return argument;
            }
            default -> {
                require(operands.isEmpty(), "check-config takes options only: --config FILE");
                return Optional.empty();
            }
        }
    }

    private static void require(boolean holds, String problem) throws UsageException {
        if (!holds) {
            throw new UsageException(problem);
        }
    }

    /** A token in the wrong place must not be printed. */
    private static String shown(String name) {
        return !name.isEmpty() && name.length() <= MAX_SHOWN && !isToken(name) ? " " + Printable.ascii(name) : "";
    }

    private static boolean isToken(String name) {
        return name.startsWith("eyJ");
    }

    private static String suggestion(String name, Collection<String> known) {
        if (isToken(name)) {
            return "; did you mean explain TOKEN?";
        }
        return Spelling.nearest(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }
}
