package io.github.entrafilter.localentra.program;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;

/** The instructions of this module's Dockerfile. */
record Dockerfile(List<String> lines) {

    static Dockerfile read() throws IOException {
        return new Dockerfile(Files.readAllLines(Path.of("Dockerfile")));
    }

    /** Returns the arguments of an instruction that occurs once. */
    String argument(String instruction) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(instruction + " occurs " + found.size() + " times");
        }
        return found.get(0);
    }

    List<String> words(String instruction) {
        return Arrays.asList(argument(instruction).split("\\s+"));
    }

    List<String> entrypoint() throws ParseException {
        return JSONArrayUtils.parse(argument("ENTRYPOINT")).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Returns the options of local Entra in ENTRYPOINT, after the program itself. */
    List<String> options() throws ParseException {
        List<String> command = entrypoint();
        return command.subList(3, command.size());
    }
}
