package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** A client that answers by itself, or around another one, for one account that nobody shares. */
public final class StubClient implements ApiClient {

    private final Function<ApiRequest, ApiResponse> calls;
    private final String account;
    private final AccountMemory memory;
    private final Function<JsonNode, Redactor> redactors;

    private StubClient(
            Function<ApiRequest, ApiResponse> calls,
            String account,
            AccountMemory memory,
            Function<JsonNode, Redactor> redactors) {
        this.redactors = redactors;
        this.calls = calls;
        this.account = account;
        this.memory = memory;
    }

    public static StubClient answering(Function<ApiRequest, ApiResponse> calls) {
        return new StubClient(calls, null, AccountMemory.unshared(), Redactor::of);
    }

    /** A client for an account that has a name. */
    public static StubClient of(String account, Function<ApiRequest, ApiResponse> calls) {
        return new StubClient(calls, account, AccountMemory.unshared(), Redactor::of);
    }

    /** Other calls to the account of that client. */
    public static StubClient around(ApiClient client, Function<ApiRequest, ApiResponse> calls) {
        return new StubClient(calls, client.account(), client.memory(), client::redactor);
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        return calls.apply(request);
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public AccountMemory memory() {
        return memory;
    }

    @Override
    public Redactor redactor(JsonNode body) {
        return redactors.apply(body);
    }
}
