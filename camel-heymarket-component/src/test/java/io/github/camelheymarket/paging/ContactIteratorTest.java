package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketConnectionException;
import io.github.camelheymarket.exception.HeymarketException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every user of an iterator relies on. */
class ContactIteratorTest {

    private final FakeAccount account = new FakeAccount().withMany(9);

    private static ContactIterator walk(FakeAccount client) {
        return ContactWalks.v2(client, 3).walk();
    }

    private static ContactIterator walk(Function<ApiRequest, ApiResponse> calls) {
        return ContactWalks.v2(StubClient.answering(calls), 3).walk();
    }

    @Test
    void nothingIsSentBeforeTheFirstContactIsAskedFor() {
        walk(account);

        assertThat(account.calls).isEmpty();
    }

    @Test
    void aPageIsAskedForWhenTheOneBeforeIsUsedUp() {
        ContactIterator walk = walk(account);

        for (int i = 0; i < 3; i++) {
            walk.next();
        }
        assertThat(account.calls).hasSize(2);

        walk.next();
        assertThat(account.calls).hasSize(3);
    }

    @Test
    void theCountIsKnownWithTheFirstContact() {
        ContactIterator walk = walk(account);

        walk.next();

        assertThat(walk.counted()).hasValue(9);
        assertThat(walk.isComplete()).isFalse();
    }

    @Test
    void hasNextAsksForNothingTwice() {
        ContactIterator walk = walk(account);

        assertThat(walk.hasNext()).isTrue();
        assertThat(walk.hasNext()).isTrue();

        assertThat(account.calls).hasSize(2);
    }

    @Test
    void theEndIsNoSuchElement() {
        ContactIterator walk = walk(account);
        assertThat(Walks.ids(walk)).hasSize(9);

        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
        assertThat(walk.requests()).isEqualTo(account.calls.size());
    }

    @Test
    void closingEndsItWithoutAnotherRequest() {
        ContactIterator walk = walk(account);
        walk.next();

        walk.close();
        walk.close();

        assertThatThrownBy(walk::hasNext).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(walk::next).isInstanceOf(IllegalStateException.class);
        assertThat(account.calls).hasSize(2);
        assertThat(walk.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aFailedCallThrowsAtOnceAndForEver(int failing) {
        HeymarketConnectionException failure = new HeymarketConnectionException(
                "no connection", new HeymarketException.Details(0, null, null, null, 4), null);
        Function<ApiRequest, ApiResponse> client = request -> {
            if (account.calls.size() == failing - 1) {
                throw failure;
            }
            return account.call(request);
        };
        ContactIterator walk = walk(client);

        assertThatThrownBy(() -> Walks.ids(walk)).isSameAs(failure);
        assertThatThrownBy(walk::hasNext).isSameAs(failure);
        assertThatThrownBy(walk::next).isSameAs(failure);
        assertThat(account.calls).hasSize(failing - 1);
        assertThat(walk.delivered()).isEqualTo(failing == 1 ? 0 : Math.min(9, Math.max(0, failing - 2) * 3L));
        assertThat(walk.requests()).isEqualTo(failing - 1 + 4);
        assertThat(walk.isComplete()).isFalse();
    }

    @Test
    void afterAFailureItCanStillBeClosed() {
        ContactIterator walk = walk(request -> {
            throw new HeymarketException("broken");
        });
        assertThatThrownBy(walk::hasNext).isInstanceOf(HeymarketException.class);

        walk.close();

        assertThatThrownBy(walk::hasNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyCallIsAReadOfTheListOperation() {
        List<ApiRequest> requests = new ArrayList<>();
        ContactIterator walk = walk(request -> {
            requests.add(request);
            return account.call(request);
        });

        Walks.ids(walk);

        assertThat(requests).extracting(ApiRequest::kind).containsOnly(CallKind.READ);
        assertThat(requests).extracting(ApiRequest::operation).containsOnly("contacts/list");
    }

    @Test
    void anAnswerThatIsNoListIsAnAnswerError() {
        ContactIterator walk = walk(request -> new ApiResponse(200, "r-1", JsonNodeFactory.instance.numberNode(7), 1));

        assertThatThrownBy(walk::hasNext)
                .isInstanceOfSatisfying(
                        HeymarketAnswerException.class,
                        e -> assertThat(e.getRequestId()).isEqualTo("r-1"));
    }

    @Test
    void aContactWithNothingToKnowItByIsAnAnswerError() {
        var page = JsonNodeFactory.instance.arrayNode();
        page.addObject().put("first", "Mara");
        ContactIterator walk = walk(request -> new ApiResponse(200, "r-1", page, 1));

        assertThatThrownBy(walk::hasNext)
                .isInstanceOf(HeymarketAnswerException.class)
                .hasMessageNotContaining("Mara");
    }
}
