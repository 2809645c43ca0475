package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test: what the sandbox accepted is allowed by the description of the API, and what it answered has the form that
 * is described there. For the profile kind, in which answers are JSON.
 */
final class ContractCheck implements AfterEachCallback {
    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createFor(
                    "openapi/heymarket.yaml")
            .withLevelResolver(LevelResolver.create()
                    // Objects that are closed say so in the description; the validator must not close the others.
                    .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                    .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                    .withLevel("validation.request.body.unexpected", ValidationReport.Level.ERROR)
                    .build())
            .build();

    private final HeymarketSandboxExtension heymarket;

    ContractCheck(HeymarketSandboxExtension heymarket) {
        this.heymarket = heymarket;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (RecordedRequest request : heymarket.sandbox().requests()) {
            if (request.status() == 200) {
                assertClean(request, VALIDATOR.validateRequest(asked(request)));
            }
            assertClean(
                    request,
                    VALIDATOR.validateResponse(
                            request.path(), Request.Method.valueOf(request.method()), answered(request)));
        }
    }

    private static void assertClean(RecordedRequest request, ValidationReport report) {
        assertThat(report.hasErrors())
                .as(
                        "%s %s%n%s%n%s",
                        request,
                        SimpleValidationReportFormat.getInstance().apply(report),
                        request.body(),
                        request.answer())
                .isFalse();
    }

    private static SimpleRequest asked(RecordedRequest request) {
        var builder = new SimpleRequest.Builder(request.method(), request.path());
        request.query().forEach(builder::withQueryParam);
        request.headers().forEach(builder::withHeader);
        if (request.body() != null && !request.body().isEmpty()) {
            builder.withBody(request.body());
        }
        return builder.build();
    }

    private static SimpleResponse answered(RecordedRequest request) {
        return SimpleResponse.Builder.status(request.status())
                .withContentType("application/json")
                .withBody(request.answer())
                .build();
    }
}
