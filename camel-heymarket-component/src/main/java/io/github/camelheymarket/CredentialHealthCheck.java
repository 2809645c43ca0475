package io.github.camelheymarket;

import io.github.camelheymarket.client.CredentialState;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Shows in Camel's health checks whether Heymarket accepts a credential. Used only if camel-health is present. */
final class CredentialHealthCheck extends AbstractHealthCheck {

    private final Supplier<CredentialState> state;
    private final String baseUrl;

    CredentialHealthCheck(String id, String baseUrl, Supplier<CredentialState> state) {
        super("heymarket", id);
        this.baseUrl = baseUrl;
        this.state = state;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        CredentialState now = state.get();
        switch (now.verdict()) {
            case ACCEPTED -> builder.up();
            case FAILED -> builder.down();
            case UNKNOWN -> builder.unknown();
        }
        builder.detail("heymarket.base.url", baseUrl);
        if (now.message() != null) {
            builder.message(now.message());
            // Spring Boot shows only the details.
            builder.detail("heymarket.problem", now.message());
        }
        if (now.at() != null) {
            builder.detail("heymarket.checked.at", now.at().toString());
            builder.detail("heymarket.checked.by", now.fromTraffic() ? "traffic" : "request");
        }
        if (now.status() != 0) {
            builder.detail(SERVICE_STATUS_CODE, now.status());
        }
    }
}
