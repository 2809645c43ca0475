package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.List;

/** Holds the kit's requests against the description of the API that the component's are held against. */
final class ContractCheck {
    /** The question UNKNOWN_MEMBERS itself: no page says what becomes of a member that no page has. */
    private static final String UNKNOWN_MEMBER = "{\"conformance_kit\":true}";

    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createFor(
                    "openapi/heymarket.yaml")
            .withLevelResolver(LevelResolver.create()
                    // Objects that are closed say so in the description; the validator must not close the others.
                    .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                    .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                    .withLevel("validation.request.body.unexpected", ValidationReport.Level.ERROR)
                    .build())
            .build();

    private ContractCheck() {}

    static void assertAllowed(List<RecordedRequest> requests) {
        int unknown = 0;
        for (RecordedRequest request : requests) {
            if (request.path().equals("/v1/contacts/count") && UNKNOWN_MEMBER.equals(request.body())) {
                unknown++;
                continue;
            }
            ValidationReport report = report(request);
            assertThat(report.hasErrors())
                    .as(
                            "%s %s",
                            request, SimpleValidationReportFormat.getInstance().apply(report))
                    .isFalse();
        }
        assertThat(unknown).as("requests with an unknown member").isLessThanOrEqualTo(1);
    }

    static ValidationReport report(RecordedRequest request) {
        var builder = new SimpleRequest.Builder(request.method(), request.path());
        request.query().forEach(builder::withQueryParam);
        request.headers().forEach(builder::withHeader);
        if (request.body() != null && !request.body().isEmpty()) {
            builder.withBody(request.body());
        }
        return VALIDATOR.validateRequest(builder.build());
    }
}
