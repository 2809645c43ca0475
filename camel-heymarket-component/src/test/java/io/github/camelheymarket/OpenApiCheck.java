package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import java.util.List;

/** Holds requests that reached the sandbox against the description of the API in {@code openapi/heymarket.yaml}. */
final class OpenApiCheck {

    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createFor(
                    "openapi/heymarket.yaml")
            .withLevelResolver(LevelResolver.create()
                    // Objects that are closed say so in the description; the validator must not close the others.
                    .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                    .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                    .withLevel("validation.request.body.unexpected", ValidationReport.Level.ERROR)
                    .build())
            .build();

    private OpenApiCheck() {}

    /** Fails with the validator's report when a request breaks the description. */
    static void assertValid(List<RecordedRequest> requests) {
        for (RecordedRequest request : requests) {
            ValidationReport report = report(request);
            assertThat(report.hasErrors())
                    .as(
                            "%s breaks the description: %s%nBody: %s",
                            request, SimpleValidationReportFormat.getInstance().apply(report), request.body())
                    .isFalse();
            // The validator knows API keys alone, so the bearer of the description is looked for here.
            assertThat(request.header("Authorization"))
                    .as("Authorization of %s", request)
                    .matches("Bearer \\S+");
        }
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
