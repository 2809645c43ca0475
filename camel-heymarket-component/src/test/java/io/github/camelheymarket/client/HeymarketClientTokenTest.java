package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a 401 leads to. */
class HeymarketClientTokenTest {

    private final VirtualTime time = VirtualTime.flowing();
    private final ScriptedTransport transport = new ScriptedTransport();
    private final CountingBudget budget = new CountingBudget();
    private final HeymarketClient client = client(Calls.settings());

    @ParameterizedTest
    @EnumSource(CallKind.class)
    void a401IsSentAgainAtOnceWithANewToken(CallKind kind) {
        transport
                .step(() -> {
                    time.advance(Duration.ofSeconds(2));
                    return Calls.answer(401, null, null, "", null);
                })
                .answers(200, "{}");

        ApiResponse response = client.call(Calls.of(kind));

        assertThat(response.attempts()).isEqualTo(2);
        assertThat(transport.tokens()).doesNotHaveDuplicates();
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void a401WithinTheSecondOfItsTokenIsSentAgainOnceAllTheSame() {
        transport.answers(401, "").answers(200, "{}");

        assertThat(client.call(Calls.read()).attempts()).isEqualTo(2);
    }

    @Test
    void aSecond401IsTheEnd() {
        transport.answers(401, "").answers(401, "{\"message\":\"token expired\"}");

        HeymarketException e = failure(HeymarketAuthenticationException.class, Calls.read());

        assertThat(e.getStatus()).isEqualTo(401);
        assertThat(e.getAttempts()).isEqualTo(2);
        assertThat(e).hasMessageContaining("token expired").hasMessageContaining("clock");
    }

    @Test
    void a401OfALegacyKeyIsTheEndAtOnce() {
        transport.answers(401, "");

        HeymarketException e = catchThrowableOfType(
                HeymarketAuthenticationException.class,
                () -> client(Calls.settings("http://localhost:1", Calls.LEGACY, 3))
                        .call(Calls.read()));

        assertThat(e.getAttempts()).isOne();
    }

    @Test
    void theOneRenewalIsNotCountedAmongTheRetries() {
        transport.answers(401, "").answers(200, "{}");

        ApiResponse response =
                client(Calls.settings("http://localhost:1", Calls.PAIR, 0)).call(Calls.read());

        assertThat(response.attempts()).isEqualTo(2);
    }

    private HeymarketClient client(ClientSettings settings) {
        return Calls.client(settings, transport, budget, time);
    }

    private <T extends HeymarketException> T failure(Class<T> type, ApiRequest request) {
        T failure = catchThrowableOfType(type, () -> client.call(request));
        assertThat(failure).as("failure of " + request).isExactlyInstanceOf(type);
        return failure;
    }
}
