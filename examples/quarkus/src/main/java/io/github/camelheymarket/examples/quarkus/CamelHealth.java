package io.github.camelheymarket.examples.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Adds Camel's readiness checks, including those of the component, to the health of Quarkus. */
@Readiness
@ApplicationScoped
class CamelHealth implements HealthCheck {

    private final CamelContext camel;

    CamelHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public HealthCheckResponse call() {
        Collection<Result> results = HealthCheckHelper.invokeReadiness(camel, "full");
        HealthCheckResponseBuilder response = HealthCheckResponse.named("camel");
        for (Result result : results) {
            String name = result.getCheck().getId();
            response.withData(name, result.getState().name());
            // Not the message of an exception, which may have personal data.
            if (result.getState() == State.DOWN
                    && result.getDetails().get("heymarket.problem") instanceof String text) {
                response.withData(name + ".problem", text);
            }
        }
        return response.status(results.stream().noneMatch(result -> result.getState() == State.DOWN))
                .build();
    }
}
