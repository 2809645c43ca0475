package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketValidationException;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** C9.3: a list by its title, by the one read of lists that there is. */
class ListFinderTest {

    private String lists = "[]";

    private ListFinder finder(boolean create) {
        StubClient client = StubClient.answering(request -> {
            try {
                String page = request.body().has("before") ? "[]" : lists;
                return new ApiResponse(200, null, new ObjectMapper().readTree(page), 1);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return new ListFinder(new ApiGateway("contacts/sync", client), ListTarget.of("Members", create, "crm"));
    }

    @Test
    void aListIsReadByItsNameAndElseByItsTitle() {
        lists = "[{\"id\":11,\"title\":\"Members\",\"name\":\"Others\"},{\"id\":12,\"title\":\"Members\"}]";
        assertThat(finder(false).find()).isEqualTo(12);
        assertThat(finder(false).require()).isEqualTo(12);
    }

    @Test
    void aListWithoutAnIdOrATitleIsLeftOut() {
        lists = "[{\"name\":\"Members\"},{\"id\":11},{\"id\":12,\"name\":\"Members\"}]";
        assertThat(finder(false).require()).isEqualTo(12);
    }

    @Test
    void aListThatIsToBeCreatedNeedNotBeThere() {
        assertThat(finder(true).require()).isNull();
        assertThat(finder(false).find()).isNull();
    }

    @Test
    void aListThatIsNotThereIsNamedWithThoseThatAre() {
        lists = "[{\"id\":11,\"name\":\"Member\"},{\"id\":13,\"title\":\"Others\"}]";
        assertThatThrownBy(() -> finder(false).require())
                .isInstanceOf(HeymarketValidationException.class)
                .hasMessageContaining("Did you mean 'Member'?")
                .hasMessageContaining("The lists are: Member, Others.");
    }

    @Test
    void whereThereIsNoListNoneIsNamed() {
        assertThatThrownBy(() -> finder(false).require()).hasMessageContaining("The lists are: none.");
    }

    private static String lists(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + (i + 1) + ",\"name\":\"L" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void onlyTheFirstTwentyListsAreNamed() {
        lists = lists(23);
        assertThatThrownBy(() -> finder(false).require())
                .hasMessageContaining("L19 and 3 more.")
                .hasMessageNotContaining("L20");
        lists = lists(20);
        assertThatThrownBy(() -> finder(false).require()).hasMessageContaining("L19. ");
    }

    @Test
    void severalListsOfOneTitleAreAmbiguous() {
        lists = "[{\"id\":11,\"name\":\"Members\"},{\"id\":12,\"name\":\"Members\"}]";
        assertThatThrownBy(() -> finder(true).require())
                .isInstanceOf(HeymarketValidationException.class)
                .hasMessageContaining("[11, 12]");
    }

    @Test
    void aListThatThisSyncCreatedIsFoundUnderAnotherTitle() {
        String id = ListTarget.of("Members", true, "crm").localId();
        lists = "[{\"id\":11,\"name\":\"A\",\"local_id\":\"x\"},{\"id\":12,\"name\":\"B\",\"local_id\":\"" + id
                + "\"}]";
        assertThat(finder(true).require()).isEqualTo(12);
    }
}
