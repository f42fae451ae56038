package io.github.entrafilter.doctor;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.coverage.CoverageGap;
import io.github.entrafilter.coverage.CoverageRow;
import io.github.entrafilter.doctor.Diagnosis.ExitCode;
import io.github.entrafilter.doctor.war.WarDiagnosis;
import io.github.entrafilter.json.JsonWriter;
import io.github.entrafilter.token.CheckResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reports for programs. */
final class JsonReport {

    private JsonReport() {}

    static String of(Diagnosis diagnosis) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("verdict", diagnosis.conclusion().verdict());
        report.put("fix", diagnosis.conclusion().fix());
        report.put("exitCode", diagnosis.conclusion().exitCode().number());
        report.put("notes", diagnosis.notes());
        TokenFacts token = diagnosis.token();
        if (!token.equals(TokenFacts.NONE)) {
            report.put("oid", token.oid());
            report.put("appid", token.appId());
            report.put("tid", token.tid());
            report.put("uti", token.uti());
            report.put("ver", token.ver());
            report.put("kind", token.kindName());
            report.put("parentAppId", token.parentAppId());
        }
        report.put("checks", diagnosis.results().stream().map(JsonReport::of).toList());
        return JsonWriter.write(report) + "\n";
    }

    static String of(WarDiagnosis war) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("verdict", war.verdict());
        report.put("exitCode", (war.isOpen() ? ExitCode.PROBLEM : ExitCode.OK).number());
        report.put("endpoints", war.table().rows().stream().map(JsonReport::of).toList());
        report.put("gaps", war.gaps().stream().map(JsonReport::of).toList());
        report.put("notes", war.notes());
        return JsonWriter.write(report) + "\n";
    }

    private static Map<String, Object> of(CoverageRow row) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("kind", lowerCase(row.endpoint().kind()));
        endpoint.put("name", row.endpoint().name());
        endpoint.put("urlPattern", row.endpoint().urlPattern());
        endpoint.put("state", lowerCase(row.state()));
        endpoint.put("filters", row.filters());
        endpoint.put("roles", row.roles());
        endpoint.put("publicPaths", row.publicPaths());
        endpoint.put("corsPreflights", lowerCase(row.preflights()));
        return endpoint;
    }

    private static Map<String, Object> of(CoverageGap gap) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("problem", gap.problem());
        members.put("fix", gap.fix());
        return members;
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> of(CheckResult result) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", result.check());
        check.put("outcome", lowerCase(result.outcome()));
        check.put("expected", result.expected());
        check.put("actual", result.found());
        result.reason().ifPresent(reason -> {
            check.put("reason", reason.stableName());
            check.put("fixInEntra", reason.fixInEntra());
            check.put("fixHere", reason.fixHere());
        });
        return check;
    }
}
