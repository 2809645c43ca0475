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

/** Shows Camel's checks of readiness, and so those of the component, in the health of Quarkus. */
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
            // Only what the check itself says: an exception may quote somebody's data.
            if (result.getState() == State.DOWN
                    && result.getDetails().get("heymarket.problem") instanceof String text) {
                response.withData(name + ".problem", text);
            }
        }
        return response.status(results.stream().noneMatch(result -> result.getState() == State.DOWN))
                .build();
    }
}
