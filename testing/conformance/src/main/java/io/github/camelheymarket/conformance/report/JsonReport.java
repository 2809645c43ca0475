package io.github.camelheymarket.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.conformance.api.Json;
import io.github.camelheymarket.conformance.question.Finding;
import io.github.camelheymarket.conformance.question.Findings;
import io.github.camelheymarket.conformance.question.NeverAsked;
import io.github.camelheymarket.conformance.question.Question;
import java.util.Locale;

/** The JSON report: requests, responses and the readings that hold. */
public final class JsonReport {
    private JsonReport() {}

    public static String of(RunFacts run, Findings findings) {
        ObjectNode report = Json.object(
                "kit", "camel-heymarket-conformance " + run.version(),
                "mode", run.mode(),
                "at", run.at().toString(),
                "base_url", run.baseUrl(),
                "requests", run.requests(),
                "failure", run.failure());
        ArrayNode questions = report.putArray("questions");
        findings.list().forEach(finding -> questions.add(question(finding)));
        ArrayNode never = report.putArray("not_asked");
        for (NeverAsked one : NeverAsked.ALL) {
            never.add(Json.object("contract", one.contract(), "text", one.text(), "because", one.because()));
        }
        return Json.writePretty(report) + "\n";
    }

    private static ObjectNode question(Finding finding) {
        Question question = finding.question();
        ObjectNode json = Json.object(
                "question", question.name(),
                "contract", question.contract(),
                "text", question.text(),
                "state", finding.state().name().toLowerCase(Locale.ROOT),
                "reading", finding.reading(),
                "note", finding.note(),
                "sandbox_switch",
                        question.isSwitch() && finding.reading() != null
                                ? question.name() + "=" + finding.reading()
                                : null,
                "component", question.component(finding.reading()));
        ArrayNode asked = json.putArray("asked");
        finding.evidence().forEach(e -> asked.add(Json.object("request", e.asked(), "answer", e.came())));
        return json;
    }
}
