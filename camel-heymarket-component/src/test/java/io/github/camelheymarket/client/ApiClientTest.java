package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.CallPolicy;
import io.github.camelheymarket.api.CountedClient;
import java.lang.reflect.Method;
import java.util.Arrays;
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

    private static Stream<ApiClient> wrappers() {
        return Stream.of(CountedClient.of(CLIENT), new CallPolicy().watching(CLIENT, false));
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void aWrapperPassesOnWhatIsKnownOfTheAccount(ApiClient wrapper) {
        assertThat(wrapper.account()).isEqualTo("an account");
        assertThat(wrapper.memory()).isSameAs(CLIENT.memory());
        assertThat(wrapper.redactor(null).redact("no a secret of it")).isEqualTo("no …");
    }
}
