package io.github.camelheymarket.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkSettingsBuilder;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.SyncList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is put into the list, in which calls, and what is reported of those who are not. */
class ListMembersTest {

    private static final String CREATE = "POST /v2/lists";
    private static final String UPDATE = "PUT /v2/lists/12";

    private final List<String> calls = new ArrayList<>();
    private final List<Set<Long>> sent = new ArrayList<>();
    private final Set<Long> refused = new TreeSet<>();
    private String lists = "[]";
    private String created = "{\"id\":12}";
    private String updated = "\"ok\"";
    private HeymarketException failure;
    private ApiRequest last;

    private final JobClient job = new JobClient("contacts/sync", StubClient.answering(this::answer));

    private ApiResponse answer(ApiRequest request) {
        last = request;
        String call = request.method() + " " + request.path();
        calls.add(call);
        if (call.equals("POST /v1/lists")) {
            return ok(request.body().has("before") ? "[]" : lists);
        }
        Set<Long> ids = new TreeSet<>();
        for (JsonNode id : request.body().path(call.equals(CREATE) ? "contacts" : "add_contacts")) {
            ids.add(id.asLong());
        }
        sent.add(ids);
        if (failure != null) {
            throw failure;
        }
        if (ids.stream().anyMatch(refused::contains)) {
            throw new HeymarketBadRequestException("no such contact", details(400, false), null);
        }
        return ok(call.equals(CREATE) ? created : updated);
    }

    private static ApiResponse ok(String json) {
        try {
            return new ApiResponse(200, "r-1", new ObjectMapper().readTree(json), 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Details details(int status, boolean maybeApplied) {
        return new Details(new Response(status, null, null, null, null), 1, maybeApplied);
    }

    private ListMembers members(String list, boolean create, UnaryOperator<BulkSettingsBuilder> settings) {
        ListMembers members = new ListMembers(
                job,
                ListTarget.of(list, create, "crm"),
                settings.apply(new BulkSettingsBuilder()).build());
        members.open();
        return members;
    }

    private ListMembers existing() {
        return members("12", false, settings -> settings);
    }

    private static void add(ListMembers members, long from, long to) {
        for (long id = from; id < to; id++) {
            members.ended(Set.of("phone:" + id), Outcome.UPDATED, id, null);
        }
    }

    private static SyncList sendAll(ListMembers members) {
        members.sendAll();
        return members.report(null);
    }

    @Test
    void aListThatIsGivenByItsIdIsNotLookedFor() {
        existing();
        assertThat(calls).isEmpty();
    }

    @Test
    void aListThatIsGivenByItsTitleIsFound() {
        lists = "[{\"id\":11,\"name\":\"Others\"},{\"id\":12,\"name\":\"Members\"}]";
        ListMembers members = members("Members", false, settings -> settings);
        add(members, 1, 2);
        assertThat(sendAll(members)).isEqualTo(new SyncList(12L, false, 1, 0, null));
        assertThat(calls).endsWith(UPDATE);
    }

    @Test
    void aListThatThisSyncCreatedIsFoundUnderAnotherTitle() {
        String id = ListTarget.of("Members", true, "crm").localId();
        lists = "[{\"id\":11,\"name\":\"A\",\"local_id\":\"x\"},{\"id\":12,\"name\":\"B\",\"local_id\":\"" + id
                + "\"}]";
        ListMembers members = members("Members", true, settings -> settings);
        add(members, 1, 2);
        assertThat(sendAll(members).created()).isFalse();
        assertThat(calls).endsWith(UPDATE);
    }

    @Test
    void aListIsCreatedWithItsFirstContactsAndTheOthersAreAdded() {
        ListMembers members = members("Members", true, settings -> settings);
        add(members, 0, 1_500);
        assertThat(sendAll(members)).isEqualTo(new SyncList(12L, true, 1_500, 0, null));
        assertThat(calls).endsWith(CREATE, UPDATE);
        assertThat(sent).extracting(Set::size).containsExactly(1_000, 500);
    }

    @Test
    void aCreatedListHasTheTitleAndTheIdOfTheSync() {
        ListMembers members = members("Members", true, settings -> settings);
        add(members, 1, 2);
        members.sendAll();
        assertThat(last.body().path("title").asText()).isEqualTo("Members");
        assertThat(last.body().path("type").asText()).isEqualTo("contacts");
        assertThat(last.body().path("local_id").asText())
                .isEqualTo(ListTarget.of("Members", true, "crm").localId());
    }

    @Test
    void betweenTwoCallsOfTheRunOnlyFullCallsAreSent() {
        ListMembers members = existing();
        add(members, 0, 999);
        members.sendFull();
        assertThat(sent).isEmpty();
        add(members, 999, 1_001);
        members.sendFull();
        assertThat(sent).extracting(Set::size).containsExactly(1_000);
        assertThat(members.report("it was interrupted"))
                .isEqualTo(new SyncList(12L, false, 1_000, 1, "RUN_STOPPED: it was interrupted"));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, true",
        "UPDATED, true",
        "UNCHANGED, true",
        "SKIPPED, true",
        "REJECTED, false",
        "FAILED, false",
        "UNKNOWN, false",
        "AMBIGUOUS, false",
        "SENT, false"
    })
    void onlyRowsThatHaveAContactAreMembers(Outcome outcome, boolean member) {
        ListMembers members = existing();
        members.ended(Set.of("phone:1"), outcome, 7L, null);
        assertThat(sendAll(members).added()).isEqualTo(member ? 1 : 0);
    }

    @Test
    void aSkippedRowWithoutAContactIsNoMember() {
        ListMembers members = existing();
        members.ended(Set.of("phone:1"), Outcome.SKIPPED, null, null);
        assertThat(sendAll(members)).isEqualTo(new SyncList(12L, false, 0, 0, null));
    }

    @Test
    void aContactOfTwoRowsIsAddedOnce() {
        ListMembers members = existing();
        add(members, 1, 3);
        add(members, 1, 3);
        assertThat(sendAll(members).added()).isEqualTo(2);
    }

    @Test
    void aDryRunSendsNothingAndTellsWhatItWouldAdd() {
        ListMembers members = members("Members", true, settings -> settings.dryRun(true));
        add(members, 1, 4);
        assertThat(sendAll(members)).isEqualTo(new SyncList(null, true, 3, 0, null));
        assertThat(sent).isEmpty();
        ListMembers given = members("12", false, settings -> settings.dryRun(true));
        add(given, 1, 2);
        assertThat(given.report(null).created()).isFalse();
    }

    @Test
    void aContactThatIsRefusedIsFoundByHalvesAndTheOthersAreAdded() {
        refused.add(5L);
        ListMembers members = existing();
        add(members, 0, 8);
        SyncList report = sendAll(members);
        assertThat(report.added()).isEqualTo(7);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.problem()).isEqualTo("REFUSED: no such contact");
        assertThat(sent).extracting(Set::size).containsExactly(8, 4, 4, 2, 1, 1, 2);
    }

    @Test
    void aRunThatMayNotSplitAnyMoreFailsTheRest() {
        refused.add(5L);
        ListMembers members = members("12", false, settings -> settings.maxSplitCalls(1));
        add(members, 0, 8);
        SyncList report = sendAll(members);
        assertThat(report.added()).isEqualTo(4);
        assertThat(report.failed()).isEqualTo(4);
        assertThat(report.problem()).startsWith("REFUSED: ");
    }

    @Test
    void aListThatIsGoneStopsTheCalls() {
        failure = new HeymarketNotFoundException("gone", details(404, false), null);
        ListMembers members = existing();
        add(members, 0, 2_500);
        SyncList report = sendAll(members);
        assertThat(sent).hasSize(1);
        assertThat(report.failed()).isEqualTo(2_500);
        assertThat(report.problem()).isEqualTo("FAILED: gone");
    }

    @Test
    void aCallThatFailsFailsItsContactsAndThreeInARowStopTheCalls() {
        failure = new HeymarketServerException("503", details(503, false), null);
        ListMembers members = existing();
        add(members, 0, 4_500);
        SyncList report = sendAll(members);
        assertThat(sent).hasSize(3);
        assertThat(report.failed()).isEqualTo(4_500);
    }

    @Test
    void aCallWithoutAnAnswerMayHaveAddedItsContacts() {
        failure = new HeymarketUnknownOutcomeException("no answer", details(0, true), null);
        ListMembers members = existing();
        add(members, 0, 2);
        assertThat(sendAll(members).problem()).isEqualTo("OUTCOME_UNKNOWN: no answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Rate limited\"", "\"no\""})
    void anAnswerThatDoesNotSayThatItIsDoneIsNoSuccessAndThreeInARowAreTheLast(String answer) {
        updated = answer;
        ListMembers members = existing();
        add(members, 0, 4_500);
        assertThat(sendAll(members).added()).isZero();
        assertThat(members.report(null).failed()).isEqualTo(4_500);
        assertThat(calls).hasSize(3);
    }

    @Test
    void aListThatCouldNotBeCreatedIsNotCreatedAgain() {
        failure = new HeymarketServerException("503", details(503, false), null);
        ListMembers members = members("Members", true, settings -> settings);
        add(members, 0, 2_500);
        SyncList report = sendAll(members);
        assertThat(sent).hasSize(1);
        assertThat(report).isEqualTo(new SyncList(null, false, 0, 2_500, "FAILED: 503"));
    }

    @Test
    void aCreateWithoutAnAnswerIsLookedForAndItsContactsAreAddedOnceMore() {
        ListMembers lost = new ListMembers(
                new JobClient("contacts/sync", StubClient.answering(request -> {
                    if (request.path().equals("/v2/lists")) {
                        calls.add(CREATE);
                        throw new HeymarketUnknownOutcomeException("no answer", details(0, true), null);
                    }
                    return answer(request);
                })),
                ListTarget.of("Members", true, "crm"),
                new BulkSettingsBuilder().build());
        lost.open();
        lists = "[{\"id\":12,\"name\":\"Members\"}]";
        add(lost, 0, 2);
        assertThat(sendAll(lost)).isEqualTo(new SyncList(12L, true, 2, 0, null));
        assertThat(calls).endsWith(CREATE, "POST /v1/lists", UPDATE);
    }
}
