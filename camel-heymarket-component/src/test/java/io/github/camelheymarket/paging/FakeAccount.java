package io.github.camelheymarket.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.Redactor;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** An account in memory, listed newest first, with the quirks a server may have; things can happen between two calls. */
final class FakeAccount implements ApiClient {

    static final Instant EPOCH = Instant.parse("2026-05-01T00:00:00Z");

    record Person(long id, Instant created, Instant updated) {}

    private final Map<Long, Person> people = new LinkedHashMap<>();
    private final Map<Integer, Runnable> afterCalls = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    private final AccountMemory memory = AccountMemory.unshared();
    private long nextId = 1;

    /** Number of the first v2 page. */
    int v2Base;
    /** Whether v2 reads page 0 as page 1. */
    boolean zeroMeansOne;
    /** Whether v2 answers nobody on page 0 rather than refusing it. */
    boolean zeroIsEmpty;

    boolean pageIgnored;
    /** Number of the first v1 page. */
    int v1Base = 1;

    boolean cursorInclusive;
    boolean dateIgnored;
    /** Most contacts on a page, 0 for no limit. */
    int cap;

    boolean idsAreUuids;
    boolean withoutCreated;
    Function<Integer, JsonNode> count = size -> TextNode.valueOf(size.toString());
    Runnable afterEachCall = () -> {};

    /** Creates a contact for each of these instants, in seconds after {@link #EPOCH}. */
    FakeAccount with(long... seconds) {
        for (long second : seconds) {
            create(EPOCH.plusSeconds(second));
        }
        return this;
    }

    /** Creates so many contacts, each updated at an instant of its own. */
    FakeAccount withMany(int many) {
        for (int i = 0; i < many; i++) {
            create(EPOCH.plusSeconds(i));
        }
        return this;
    }

    long create(Instant at) {
        long id = nextId++;
        people.put(id, new Person(id, at, at));
        return id;
    }

    void change(long id, Instant at) {
        people.computeIfPresent(id, (key, person) -> new Person(id, person.created(), at));
    }

    void delete(long id) {
        people.remove(id);
    }

    /** An account with the same quirks and nobody in it. */
    FakeAccount copy() {
        FakeAccount copy = new FakeAccount();
        copy.v2Base = v2Base;
        copy.zeroMeansOne = zeroMeansOne;
        copy.zeroIsEmpty = zeroIsEmpty;
        copy.pageIgnored = pageIgnored;
        copy.v1Base = v1Base;
        copy.cursorInclusive = cursorInclusive;
        copy.dateIgnored = dateIgnored;
        copy.cap = cap;
        return copy;
    }

    /** Those updated after an instant. */
    Set<Long> idsAfter(Instant floor) {
        Set<Long> ids = new HashSet<>();
        people.values().stream().filter(p -> p.updated().isAfter(floor)).forEach(p -> ids.add(p.id()));
        return ids;
    }

    List<Long> ids() {
        return List.copyOf(people.keySet());
    }

    /** Lets something happen between the answer to the nth call, from 1, and the next call. */
    FakeAccount afterCall(int number, Runnable event) {
        afterCalls.put(number, event);
        return this;
    }

    @Override
    public String account() {
        return null;
    }

    @Override
    public AccountMemory memory() {
        return memory;
    }

    @Override
    public Redactor redactor(JsonNode body) {
        return Redactor.of(body);
    }

    @Override
    public ApiResponse call(ApiRequest request) {
        ObjectNode body = (ObjectNode) request.body();
        calls.add(request.path() + " " + body);
        JsonNode answer;
        if (request.path().endsWith("/count")) {
            answer = count.apply(people.size());
        } else {
            answer = request.path().startsWith("/v2") ? listV2(body) : listV1(body);
        }
        afterCalls.getOrDefault(calls.size(), () -> {}).run();
        afterEachCall.run();
        return new ApiResponse(200, "req-" + calls.size(), answer, 1);
    }

    private JsonNode listV2(ObjectNode body) {
        int page = pageIgnored ? v2Base : body.path("page").asInt();
        if (page < v2Base && zeroIsEmpty) {
            return MissingNode.getInstance();
        }
        if (page < v2Base && !zeroMeansOne) {
            throw refusal();
        }
        return page(body, Math.max(0, page - v2Base));
    }

    private JsonNode listV1(ObjectNode body) {
        int page = pageIgnored || !body.has("page") ? 0 : body.get("page").asInt() - v1Base;
        return page(body, page);
    }

    private ArrayNode page(ObjectNode body, int page) {
        int limit = body.get("limit").asInt();
        int size = cap == 0 ? limit : Math.min(cap, limit);
        Instant date = body.has("date") && !dateIgnored
                ? Instant.parse(body.get("date").asText())
                : null;
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        people.values().stream()
                .filter(p -> date == null
                        || p.updated().isBefore(date)
                        || cursorInclusive && p.updated().equals(date))
                .sorted(Comparator.comparing(Person::updated)
                        .thenComparing(Person::id)
                        .reversed())
                .skip((long) page * size)
                .limit(size)
                .forEach(p -> answer.add(json(p)));
        return answer;
    }

    private ObjectNode json(Person person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (idsAreUuids) {
            json.put("id", new UUID(0x1234567890AB4DEFL, person.id()).toString());
        } else {
            json.put("id", person.id());
        }
        if (!withoutCreated) {
            json.put("created", person.created().toString());
        }
        return json.put("updated", person.updated().toString());
    }

    static HeymarketBadRequestException refusal() {
        return new HeymarketBadRequestException(
                "contacts/list: Heymarket answered 400",
                new HeymarketException.Details(400, "bad_data", "r", "page", 1),
                null);
    }
}
