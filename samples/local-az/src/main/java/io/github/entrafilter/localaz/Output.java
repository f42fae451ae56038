package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.burt.jmespath.JmesPath;
import io.burt.jmespath.jackson.JacksonRuntime;
import io.burt.jmespath.parser.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Formats results as {@code --output} and {@code --query} say. */
final class Output {

    private static final JmesPath<JsonNode> JMESPATH = new JacksonRuntime();

    private Output() {}

    /** Returns the output, with a newline after each line; empty for an empty result. */
    static String text(JsonNode result, CommandLine line) throws AzException {
        JsonNode shown = result.isMissingNode()
                ? result
                : queried(result, line.value("--query").orElse("@"));
        if (shown.isMissingNode() || shown.isNull()) {
            return "";
        }
        String format = line.value("--output").orElse("json");
        return switch (format) {
            case "none" -> "";
            case "json" -> shown.toPrettyString() + "\n";
            case "tsv" -> tsv(shown);
            default -> throw AzException.misused("argument --output/-o: invalid choice: '" + format + "'");
        };
    }

    private static JsonNode queried(JsonNode result, String query) throws AzException {
        try {
            return JMESPATH.compile(query).search(result);
        } catch (ParseException e) {
            throw AzException.misused("argument --query: invalid jmespath_type value: '" + query + "'");
        }
    }

    private static String tsv(JsonNode shown) {
        List<String> lines = new ArrayList<>();
        if (shown instanceof ArrayNode rows) {
            rows.forEach(row -> lines.add(row(row)));
        } else {
            lines.add(row(shown));
        }
        return lines.stream().map(it -> it + "\n").collect(Collectors.joining());
    }

    private static String row(JsonNode row) {
        if (!row.isContainerNode()) {
            return cell(row);
        }
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell(cell)));
        return String.join("\t", cells);
    }

    private static String cell(JsonNode cell) {
        return cell.isNull() ? "None" : cell.isContainerNode() ? String.valueOf(cell.size()) : cell.asText();
    }
}
