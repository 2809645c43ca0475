package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.spi.Priority;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of an account must not get lost in a client that wraps another one. */
class ApiClientTest {

    private static final StubClient CLIENT = StubClient.around(
            new ApiClient() {
                private final AccountMemory memory = AccountMemory.unshared();

                @Override
                public ApiResponse call(ApiRequest request) {
                    throw new IllegalStateException();
                }

                @Override
                public String account() {
                    return "an account";
                }

                @Override
                public AccountMemory memory() {
                    return memory;
                }

                @Override
                public Redactor redactor(JsonNode body) {
                    return Redactor.of(body).without("a secret of it");
                }
            },
            request -> null);

    @Test
    void everyClientSaysItself() {
        assertThat(Arrays.stream(ApiClient.class.getMethods()).filter(Method::isDefault))
                .as("a default would hide a wrapper that forgets to pass on what it wraps")
                .isEmpty();
    }

    @Test
    void aClientOfAnotherPriorityIsOfTheSameAccount() {
        HeymarketClient client =
                Calls.client(Calls.settings(), new ScriptedTransport(), new CountingBudget(), VirtualTime.standing());
        ApiClient bulk = client.at(Priority.BULK);
        assertThat(bulk.account()).isEqualTo(client.account()).startsWith("http://localhost:1#");
        assertThat(bulk.memory()).isSameAs(client.memory()).isNotNull();
        assertThat(client.redactor(null).redact("no s3cret-key-material")).isEqualTo("no …");
        assertThat(bulk.redactor(null).redact("no s3cret-key-material")).isEqualTo("no …");
    }

    @Test
    void whoObservesAnAccountIsToldOfEachCallThatSucceeded() {
        ScriptedTransport transport = new ScriptedTransport();
        HeymarketClient client =
                Calls.client(Calls.settings(), transport, new CountingBudget(), VirtualTime.standing());
        List<String> told = new ArrayList<>();
        client.memory().observers().put("test", (request, response) -> told.add(request + " " + response.status()));
        transport.answers(200, "{}").answers(400, "{}");
        assertThat(client.at(Priority.BULK).call(Calls.read()).status()).isEqualTo(200);
        assertThatThrownBy(() -> client.at(Priority.BULK).call(Calls.read())).isInstanceOf(HeymarketException.class);
        assertThat(told).containsExactly("contacts/get (GET) 200");
    }

    private static Stream<ApiClient> wrappers() {
        return Stream.of(
                CountedClient.of(CLIENT),
                new JobClient("test", CLIENT).gateway().client());
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void aWrapperPassesOnWhatIsKnownOfTheAccount(ApiClient wrapper) {
        assertThat(wrapper.account()).isEqualTo("an account");
        assertThat(wrapper.memory()).isSameAs(CLIENT.memory());
        assertThat(wrapper.redactor(null).redact("no a secret of it")).isEqualTo("no …");
    }
}
