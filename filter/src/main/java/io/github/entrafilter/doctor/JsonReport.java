package io.github.entrafilter.doctor;

import io.github.entrafilter.keys.JsonObject;
import io.github.entrafilter.token.Finding;
import io.github.entrafilter.token.TokenFacts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A diagnosis for programs. */
final class JsonReport {

    private JsonReport() {}

    static String of(Diagnosis diagnosis) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("verdict", diagnosis.verdict());
        report.put("exitCode", diagnosis.exitCode().number());
        TokenFacts token = diagnosis.token();
        if (!token.equals(TokenFacts.NONE)) {
            report.put("oid", token.oid());
            report.put("appid", token.appId());
            report.put("tid", token.tid());
            report.put("uti", token.uti());
            report.put("ver", token.ver());
        }
        report.put("checks", diagnosis.findings().stream().map(JsonReport::of).toList());
        return JsonObject.write(report) + "\n";
    }

    private static Map<String, Object> of(Finding finding) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", finding.check());
        check.put("outcome", finding.outcome().name().toLowerCase(Locale.ROOT));
        check.put("expected", finding.expected());
        check.put("actual", finding.actual());
        finding.refusal().ifPresent(reason -> {
            check.put("reason", reason.stableName());
            check.put("fixInEntra", reason.fixInEntra());
            check.put("fixHere", reason.fixHere());
        });
        return check;
    }
}
