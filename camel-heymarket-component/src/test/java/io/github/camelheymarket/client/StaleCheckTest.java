package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaleCheckTest {

    private static final HttpRoute ROUTE = new HttpRoute(new HttpHost("localhost", 80));

    private final StaleCheck check = new StaleCheck();

    @Test
    void aConnectionIsAlwaysProbedBeforeAnUnsafeWrite() {
        check.begin(CallKind.UNSAFE_WRITE);

        assertThat(probedAfter()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "REPEATABLE_WRITE"})
    void aConnectionThatWasJustUsedIsNotProbedBeforeARequestThatMayBeSentAgain(CallKind kind) {
        check.begin(kind);

        assertThat(probedAfter()).isPositive().isLessThanOrEqualTo(1000);
    }

    @Test
    void anEndedRequestDoesNotDecideForTheNextOne() {
        check.begin(CallKind.READ);
        check.end();

        assertThat(probedAfter()).isZero();
    }

    @Test
    void anIdleConnectionIsGivenUpBeforeAServerClosesIt() {
        assertThat(idleLimit(RequestConfig.DEFAULT)).isLessThan(TimeValue.ofMinutes(1));
    }

    @Test
    void aShorterIdleLimitOfTheHttpComponentIsKept() {
        RequestConfig short5 = RequestConfig.custom()
                .setConnectionKeepAlive(TimeValue.ofSeconds(5))
                .build();

        assertThat(idleLimit(short5)).isEqualTo(TimeValue.ofSeconds(5));
    }

    private long probedAfter() {
        return check.config(ROUTE).getValidateAfterInactivity().toMilliseconds();
    }

    private static TimeValue idleLimit(RequestConfig theirs) {
        return HttpEndpoints.requestConfig(theirs, Duration.ofSeconds(1), Duration.ofSeconds(1))
                .getConnectionKeepAlive();
    }
}
