package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.LagPauses;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketAuthenticationException;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.find.ContactFinder;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.find.SingleReads;
import io.github.camelheymarket.job.RunObserver;
import io.github.camelheymarket.job.SplitBudget;
import io.github.camelheymarket.merge.ContactConsent;
import io.github.camelheymarket.merge.ObservedFields;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.Comparisons;
import io.github.camelheymarket.plan.RowGroup;
import io.github.camelheymarket.plan.RowPlanner;
import io.github.camelheymarket.spi.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The parts of a run that make calls, and a Heymarket that answers each endpoint as a test says. */
final class RunCalls implements AutoCloseable {

    static final String STATUS = "POST /v1/contact/status";
    static final String SET_STATUS = "POST /v1/contact/set_status";
    static final String BULK = "POST /v2/contacts";
    static final String NEWEST = "POST /v2/contacts/list";
    static final String SEARCH = "POST /v2/contacts/search";

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<ApiRequest> requests = new ArrayList<>();
    private long stored;
    private final Map<String, Supplier<ApiResponse>> answers = new LinkedHashMap<>();

    final BulkSettings settings;
    /** The keys of the contacts that each call was announced to create. */
    final List<List<Set<String>>> creating = new ArrayList<>();
    /** Why the observer wants the run to stop. */
    String stopReason;

    private final RunObserver observer = new RunObserver() {
        @Override
        public String stopReason() {
            return stopReason;
        }

        @Override
        public void creating(List<Set<String>> keys) {
            creating.add(keys);
        }
    };

    final RunParts parts = new RunParts(observer, (index, source) -> null);
    private final StubClient client = StubClient.answering(this::call);
    final JobClient job = JobClient.aborting("contacts/bulk-upsert", client);
    final ObservedFields seen = new ObservedFields();
    final JobReads reads = new JobReads(job, seen);
    final RecentWrites writes = job.memory().writes();
    final WriteMemory memory = new WriteMemory(writes);
    final SplitBudget splits = new SplitBudget(1000);
    final ContactFinder finder = new ContactFinder(reads, splits, 100);
    final ContactConsent consent = new ContactConsent(reads::status, seen);
    final StatusWrites statuses = new StatusWrites(reads, memory);
    final RejectedOptOuts rejected;
    final RunRecorder recorder;
    final WriteResults results;
    final RowPlanner planner;
    final WriteSearch search;
    final PhoneChange phones;
    /** How long the run waited, without waiting. */
    final List<Duration> waits = new ArrayList<>();

    /** A clock that only waiting moves. */
    final Sleeper time = new Sleeper() {
        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }

        @Override
        public long nanoTime() {
            return waits.stream().mapToLong(Duration::toNanos).sum();
        }
    };

    final LagPauses pauses = new LagPauses(time);
    final WriteReconciliation outcomes;
    final BatchVerification verification;
    final WriteCall call;
    final WriteQueue queue;
    final GroupLocks locks;

    RunCalls() {
        this(settings -> settings);
    }

    RunCalls(UnaryOperator<BulkSettingsBuilder> change) {
        settings = change.apply(new BulkSettingsBuilder()).build();
        rejected = new RejectedOptOuts(settings, reads, finder, consent, statuses);
        recorder = new RunRecorder(parts.report, parts.held, parts.sends, memory, rejected, settings.dryRun());
        results = new WriteResults(memory, recorder, splits, job.policy());
        planner = new RowPlanner(settings, new Comparisons(settings, seen), new SingleReads(reads, seen), consent);
        search = new WriteSearch(reads, finder);
        phones = new PhoneChange(reads, parts.sends, results);
        outcomes = new WriteReconciliation(pauses, search, planner, results, parts.sends, phones);
        verification = new BatchVerification(reads, finder, planner, results, pauses);
        WriteAnswers answers = new WriteAnswers(client, verification, results);
        call = new WriteCall(job, answers, results, parts.sends, observer);
        PartialCalls partial = new PartialCalls(call::send, outcomes, results, splits);
        RejectedBatchSplitter splitter =
                new RejectedBatchSplitter(partial, outcomes, new UnansweredBatchSplitter(partial, outcomes));
        BulkWriter writer = new BulkWriter(call, outcomes, results, splitter);
        queue = new WriteQueue(writer, phones, recorder, parts.report, settings, time);
        Comparisons comparisons = new Comparisons(settings, seen);
        locks = new GroupLocks(
                parts.held, new Resolver(reads, finder, comparisons, recorder, settings.tagMode()), queue);
    }

    /** Begins the work on groups, with their keys locked. */
    void open(RowGroup... groups) {
        parts.lock(groups);
        recorder.opened(List.of(groups));
    }

    private ApiResponse call(ApiRequest request) {
        requests.add(request);
        Supplier<ApiResponse> answer = answers.get(request.method() + " " + request.path());
        if (answer == null) {
            throw new AssertionError("no answer to " + request.method() + " " + request.path());
        }
        return answer.get();
    }

    /** @param call such as {@link #STATUS}; @param json the answer each time */
    RunCalls answer(String call, String json) {
        answers.put(call, () -> response(json));
        return this;
    }

    /** @param json is asked for each answer */
    RunCalls answer(String call, Supplier<String> json) {
        answers.put(call, () -> response(json.get()));
        return this;
    }

    RunCalls fail(String call, HeymarketException failure) {
        answers.put(call, () -> {
            throw failure;
        });
        return this;
    }

    static ApiResponse response(String json) {
        return new ApiResponse(200, "r-1", json(json), 1);
    }

    private static JsonNode json(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Stores each item of v2 bulk calls under the ids 1, 2 and so on. */
    RunCalls storeBulk() {
        answer(BULK, () -> {
            StringBuilder contacts = new StringBuilder();
            for (JsonNode item : requests.get(requests.size() - 1).body().get("contacts")) {
                ObjectNode contact = item.deepCopy();
                contact.put("id", ++stored);
                contacts.append(contacts.isEmpty() ? "" : ",").append(contact);
            }
            return "{\"contacts\":[" + contacts + "]}";
        });
        return this;
    }

    static StoredContact stored(String json) {
        return StoredContact.found(new Contact((ObjectNode) json(json)));
    }

    List<String> calls() {
        return requests.stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    private static Details details(int status, boolean maybeApplied) {
        return new Details(new Response(status, null, "r-2", null, null), 2, maybeApplied);
    }

    static HeymarketBadRequestException badRequest() {
        return new HeymarketBadRequestException("refused", details(400, false), null);
    }

    static HeymarketNotFoundException notFound() {
        return new HeymarketNotFoundException("not there", details(404, false), null);
    }

    static HeymarketServerException serverError() {
        return new HeymarketServerException("broken", details(503, false), null);
    }

    static HeymarketAuthenticationException notAccepted() {
        return new HeymarketAuthenticationException("not accepted", details(401, false), null);
    }

    static HeymarketUnknownOutcomeException lost() {
        return new HeymarketUnknownOutcomeException("no answer", details(0, true), null);
    }

    @Override
    public void close() {
        parts.close();
    }
}
