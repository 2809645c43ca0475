package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.spi.LedgerEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R10: whose contacts a ledger is about. */
class MirrorAccountTest {

    private static final SyncSettings.Mirror MIRROR =
            SyncSettings.Mirror.of("crm", 5L, "https://api.example", "key-1", null);

    private final List<String> calls = new ArrayList<>();
    private String answer = "[]";
    private HeymarketException failure;

    private final StubClient client = StubClient.answering(request -> {
        calls.add(request.method() + " " + request.path());
        if (failure != null) {
            throw failure;
        }
        try {
            return new ApiResponse(200, null, new ObjectMapper().readTree(answer), 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    });

    private final MirrorAccount account = new MirrorAccount(client, MIRROR, false);

    @Test
    void anAccountIsNamedByItsAddressAndItsCredential() {
        assertThat(account.address()).isEqualTo("https://api.example");
        assertThat(account.credential()).isEqualTo("key-1");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, POST /v1/contacts", "false, POST /v2/contacts/list"})
    void theTeamIsTheOneThatTheNewestContactShows(boolean v1, String call) {
        answer = "[{\"id\":7,\"team_id\":42,\"updated\":\"2026-03-01T12:00:00Z\"}]";
        MirrorAccount of = new MirrorAccount(client, MIRROR, v1);
        assertThat(of.team()).isEqualTo(42);
        assertThat(of.team()).isEqualTo(42);
        assertThat(calls).containsExactly(call);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"id\":7,\"updated\":\"2026-03-01T12:00:00Z\"}]",
                "[{\"id\":7,\"team_id\":null,\"updated\":\"2026-03-01T12:00:00Z\"}]",
                "[{\"id\":7,\"team_id\":\"red\",\"updated\":\"2026-03-01T12:00:00Z\"}]"
            })
    void aTeamThatNoContactShowsIsNotKnown(String contacts) {
        answer = contacts;
        assertThat(account.team()).isNull();
    }

    @Test
    void theTeamIsReadFromPageOneIfPageZeroIsEmpty() throws IOException {
        JsonNode page = new ObjectMapper().readTree("[{\"id\":7,\"team_id\":42,\"updated\":\"2026-03-01T12:00:00Z\"}]");
        StubClient fromOne = StubClient.answering(request ->
                new ApiResponse(200, null, request.body().path("page").asInt() == 0 ? NullNode.instance : page, 1));
        assertThat(new MirrorAccount(fromOne, MIRROR, false).team()).isEqualTo(42);
    }

    @Test
    void aTeamThatCannotBeReadIsNotKnownAndNotAskedForAgain() {
        failure = new HeymarketServerException("503", new Details(503, null, null, null, 1), null);
        assertThat(account.team()).isNull();
        assertThat(account.team()).isNull();
        assertThat(calls).hasSize(1);
    }

    private boolean has(String contact, String... keys) {
        answer = contact;
        return account.has(new LedgerEntry(KeyDigest.of("", "crm", Set.of(keys)), Instant.EPOCH, 7L, null));
    }

    @Test
    void anEntryIsOfTheAccountIfItsContactHasTheKeyOfTheRow() {
        String mara = "{\"id\":7,\"phone\":\"12025550143\",\"email\":\"mara@example.org\"}";
        assertThat(has(mara, "phone:12025550143")).isTrue();
        assertThat(has(mara, "email:mara@example.org")).isTrue();
        assertThat(has(mara, "phone:12025550143", "email:mara@example.org")).isTrue();
        assertThat(has(mara, "phone:12025550199")).isFalse();
        assertThat(has(mara, "phone:12025550143", "email:other@example.org")).isFalse();
        assertThat(calls).hasSize(5).containsOnly("GET /v1/contact/7");
    }

    @Test
    void anyTwoOfTheKeysOfAContactMayBeThoseOfTheRow() {
        String mara = "{\"id\":7,\"phone\":\"12025550143\",\"email\":\"mara@example.org\",\"contact_channels\":["
                + "{\"channel_type\":\"phone\",\"channel_id\":\"12025550199\"}]}";
        assertThat(has(mara, "phone:12025550199", "email:mara@example.org")).isTrue();
        assertThat(has(mara, "phone:12025550143", "phone:12025550199")).isTrue();
    }

    @Test
    void anEntryWhoseContactIsNotThereIsNotOfTheAccount() {
        failure = new HeymarketNotFoundException("404", new Details(404, null, null, null, 1), null);
        assertThat(has("", "phone:12025550143")).isFalse();
    }
}
