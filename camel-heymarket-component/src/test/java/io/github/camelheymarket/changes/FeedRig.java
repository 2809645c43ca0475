package io.github.camelheymarket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.paging.ContactWalks;
import io.github.camelheymarket.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account in memory whose clock the test moves, and a feed of its changes that is restarted as often as one likes. */
final class FeedRig {

    static final Instant START = Instant.parse("2026-05-02T09:00:00Z");

    final Map<Long, ObjectNode> people = new LinkedHashMap<>();
    final CursorStore cursor = CursorStore.memory();
    final CursorStore known = CursorStore.memory();
    Instant now = START;
    int pageSize = 10;
    int maxInFlight = 1000;
    int maxAttempts;
    Start start = Start.BEGINNING;
    Duration overlap = Duration.ofSeconds(5);
    Account account = Account.of("https://api.example", "secret-1");
    OwnStates own = new OwnStates(null);
    boolean detectsDeletes;
    boolean readsFail;
    /** How many more contacts are counted than there are. */
    int countedTooMany;
    /** Contacts that exist and are not listed. */
    final Set<Long> unlisted = new HashSet<>();

    int lists;
    ChangeFeed feed;

    private final StubClient client = StubClient.answering(this::answer);

    /** Creates or changes somebody at this time. */
    void write(long id, String first) {
        ObjectNode person = people.computeIfAbsent(
                id, key -> JsonNodeFactory.instance.objectNode().put("id", id).put("team_id", 1));
        person.put("first", first).put("rev", person.path("rev").asInt() + 1).put("updated", now.toString());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    private ApiResponse answer(ApiRequest request) {
        JsonNode body;
        if (request.path().endsWith("/count")) {
            body = TextNode.valueOf(String.valueOf(people.size() + countedTooMany));
        } else {
            lists++;
            int page = request.body().path("page").asInt();
            int limit = request.body().path("limit").asInt();
            String date = request.body().path("date").asText();
            ArrayNode answer = JsonNodeFactory.instance.arrayNode();
            people.values().stream()
                    .filter(person -> !unlisted.contains(person.get("id").asLong()))
                    .filter(person -> date.isEmpty() || updated(person).isBefore(Instant.parse(date)))
                    .sorted(Comparator.comparing(FeedRig::updated).reversed())
                    .skip((long) page * limit)
                    .limit(limit)
                    .forEach(person -> answer.add(person.deepCopy()));
            body = answer;
        }
        return new ApiResponse(200, null, body, 1);
    }

    private static Instant updated(ObjectNode person) {
        return Instant.parse(person.get("updated").asText());
    }

    private Optional<Contact> read(String id) {
        if (readsFail) {
            throw new HeymarketException("the read failed");
        }
        return Optional.ofNullable(people.get(Long.valueOf(id))).map(person -> new Contact(person.deepCopy()));
    }

    /** Opens the feed where the stored cursor stops; what an earlier one had not saved is lost, as by a crash. */
    FeedRig open() {
        feed = new ChangeFeed(new ChangeFeed.Settings(
                new ChangeFeed.Source(account, ContactWalks.v2(client, pageSize), this::read, new TimeSource() {
                    @Override
                    public Instant now() {
                        return now;
                    }
                }),
                new ChangeFeed.Stores(cursor, detectsDeletes ? known : null, own),
                start,
                new ChangeFeed.Delivery(overlap, maxInFlight, maxAttempts)));
        return this;
    }

    /** What a poll puts in flight. */
    List<Change> begin() {
        List<Change> begun = new ArrayList<>();
        feed.beginPoll();
        while (feed.next() != null && feed.hasRoom()) {
            Change change = feed.next();
            feed.begin(change);
            begun.add(change);
        }
        return begun;
    }

    /** A poll whose changes the route processes, in their order, and then the cursor is stored. */
    List<String> poll() {
        List<Change> begun = begin();
        begun.forEach(feed::done);
        feed.save();
        return names(begun);
    }

    /** Each change as its kind, id and first name. */
    static List<String> names(List<Change> changes) {
        return changes.stream()
                .map(change -> change
                        + (change.contact().getFirst() == null
                                ? ""
                                : " " + change.contact().getFirst()))
                .toList();
    }
}
