package io.github.camelheymarket.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.model.Json;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the answers about a team say, and what they do not. */
class DirectoryTest {

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** @param answers by path */
    private static Directory directory(Map<String, String> answers) {
        StubClient client =
                StubClient.answering(request -> new ApiResponse(200, "r-1", json(answers.get(request.path())), 1));
        return new Directory(new ApiGateway("messages/send", client), InstantSource.system());
    }

    @Test
    void aTeamWithoutAnInboxIsSaidToHaveNone() {
        assertThat(directory(Map.of("/v1/inboxes", "[]")).noInbox("messages/send"))
                .hasMessageEndingWith("to a name or id. There is none");
    }

    @Test
    void membersOfAnInboxInAnUnknownFormProveNothing() {
        Directory directory = directory(Map.of(
                "/v1/inboxes", "[{'id':12,'name':'Desk','members':[{'id':310,'name':'Mara Lindqvist'}]}]",
                "/v1/team", "{'members':[{'id':310,'name':'Mara Lindqvist'}]}"));
        assertThat(directory.sender("310", 12)).isEqualTo(310);
    }
}
