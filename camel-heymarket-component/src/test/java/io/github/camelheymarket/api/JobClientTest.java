package io.github.camelheymarket.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls of a job. */
class JobClientTest {

    private final JobClient job = new JobClient(
            "contacts/sync",
            StubClient.answering(
                    request -> new ApiResponse(200, null, JsonNodeFactory.instance.textNode("Rate limited"), 1)));

    private HeymarketAnswerException search() {
        return catchThrowableOfType(
                HeymarketAnswerException.class, () -> job.gateway().searchOnce(List.of("12025550143"), List.of()));
    }

    @Test
    void threeSearchesInARowWhoseResponsesCannotBeReadStopTheJob() {
        search();
        assertThat(job.policy().stopReason(search())).isNull();
        assertThat(job.policy().stopReason(search())).isEqualTo("3 calls in a row failed");
    }

    @Test
    void searchesThatFindOutWhichKeyIsBadDoNotCount() {
        job.policy().trying(() -> {
            search();
            search();
        });
        assertThat(job.policy().stopReason(search())).isNull();
    }

    @Test
    void callsThatAreNeededForAnswersThatShowTooLittleAreCountedApart() {
        search();
        job.extra(this::search);
        job.extra(this::search);
        assertThat(job.extraRequests()).isEqualTo(2);
        assertThat(job.requests()).isEqualTo(3);
    }

    @Test
    void anExtraCallWithinExtraCallsIsCountedOnce() {
        job.extra(() -> {
            search();
            return job.extra(this::search);
        });
        assertThat(job.extraRequests()).isEqualTo(2);
    }

    @Test
    void aCallGivesWhatIsReadFromItsResponse() {
        ApiRequest request = ApiEndpoint.SEARCH_V2.request("", JsonNodeFactory.instance.objectNode());
        String read = job.call(request, response -> response.body().asText());
        assertThat(read).isEqualTo("Rate limited");
    }
}
