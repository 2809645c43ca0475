package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.RunCalls.NEWEST;
import static io.github.camelheymarket.bulk.RunCalls.SEARCH;
import static io.github.camelheymarket.bulk.RunParts.create;
import static io.github.camelheymarket.bulk.RunParts.group;
import static io.github.camelheymarket.bulk.RunParts.row;
import static io.github.camelheymarket.bulk.RunParts.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.GroupResult;
import io.github.camelheymarket.plan.PendingWrite;
import io.github.camelheymarket.plan.RowGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows that make a call fail, and a splitter that finds them. */
abstract class SplitCallsTestCase {

    final RunCalls run = new RunCalls();
    private final PartialCalls calls = new PartialCalls(this::call, run.outcomes, run.results, run.splits);
    private final UnansweredBatchSplitter unanswered = new UnansweredBatchSplitter(calls, run.outcomes);
    final RejectedBatchSplitter splitter = new RejectedBatchSplitter(calls, run.outcomes, unanswered);

    /** The rows that make a call fail, by their places. */
    final Set<Long> refused = new TreeSet<>();

    /** The rows that make a call fail that carries all of them. */
    final Set<Long> refusedTogether = new TreeSet<>();

    final Set<Long> poisoned = new TreeSet<>();
    /** Rows that are stored although their call gets no answer. */
    final Set<Long> storedAlone = new TreeSet<>();

    int most = Integer.MAX_VALUE;
    int status;

    /** The places of the rows of each call. */
    final List<List<Long>> sent = new ArrayList<>();

    final Set<Long> stored = new TreeSet<>();

    @BeforeEach
    void answerSearches() {
        run.answer(SEARCH, () -> {
            String asked = run.requests.get(run.requests.size() - 1).body().toString();
            return stored.stream()
                    .filter(place -> asked.contains(phone(place)))
                    .map(SplitCallsTestCase::contact)
                    .collect(Collectors.joining(",", "[", "]"));
        });
        run.answer(NEWEST, "[]");
    }

    @AfterEach
    void close() {
        run.close();
    }

    private static String phone(long place) {
        return BulkFixture.phone((int) place);
    }

    private static String contact(long place) {
        return "{\"id\":" + (place + 1) + ",\"phone\":\"" + phone(place) + "\",\"is_opted_out\":false}";
    }

    private static long place(PendingWrite write) {
        return write.group().rows().get(0).index();
    }

    private HeymarketException call(List<PendingWrite> writes) {
        List<Long> places = writes.stream().map(SplitCallsTestCase::place).toList();
        sent.add(places);
        writes.forEach(write -> run.parts.sends.sent(write, 1));
        if (places.size() > most) {
            return tooLarge();
        }
        boolean isTogether = !refusedTogether.isEmpty() && places.containsAll(refusedTogether);
        if (isTogether || places.stream().anyMatch(refused::contains)) {
            return RunCalls.badRequest();
        }
        if (places.stream().anyMatch(poisoned::contains)) {
            places.stream().filter(storedAlone::contains).forEach(stored::add);
            return noAnswer();
        }
        stored.addAll(places);
        writes.forEach(write -> run.results.answered(
                write, GroupResult.answered(Outcome.CREATED, place(write) + 1, null, RunCalls.response("{}")), null));
        return null;
    }

    static HeymarketBadRequestException tooLarge() {
        return new HeymarketBadRequestException("too large", new Details(413, null, null, null, 1), null);
    }

    HeymarketUnknownOutcomeException noAnswer() {
        return new HeymarketUnknownOutcomeException("no answer", new Details(status, null, null, null, 1), null);
    }

    List<PendingWrite> rows(int count) {
        return rows(0, count);
    }

    List<PendingWrite> rows(int first, int count) {
        List<PendingWrite> writes = IntStream.range(first, first + count)
                .mapToObj(i -> create(group(row(i, phone(i), null))))
                .toList();
        run.open(writes.stream().map(PendingWrite::group).toArray(RowGroup[]::new));
        return writes;
    }

    /** Of contacts that are known. */
    List<PendingWrite> updates(int count) {
        List<PendingWrite> writes = IntStream.range(0, count)
                .mapToObj(i -> update(group(row(i, phone(i), null)), RunParts.stored(i + 1, phone(i))))
                .toList();
        run.open(writes.stream().map(PendingWrite::group).toArray(RowGroup[]::new));
        return writes;
    }

    void split(int count, HeymarketException failure) {
        List<PendingWrite> writes = rows(count);
        if (failure instanceof HeymarketUnknownOutcomeException doubt) {
            run.outcomes.doubt(writes, doubt);
        }
        splitter.split(writes, failure);
        assertThat(run.parts.told).hasSize(count);
        assertThat(writes).allMatch(write -> run.parts.isFree(write.group()));
    }

    Set<Long> ended(Outcome outcome) {
        return run.parts.told.stream()
                .filter(result -> result.outcome() == outcome)
                .map(RowResult::index)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Integer> sizes() {
        return sent.stream().map(List::size).toList();
    }
}
