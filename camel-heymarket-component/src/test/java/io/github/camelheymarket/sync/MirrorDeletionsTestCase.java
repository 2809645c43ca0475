package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.bulk.BulkSettingsBuilder;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultStore;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.spi.LedgerEntry;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** An account and a ledger in memory, whose contacts a mirror created. */
abstract class MirrorDeletionsTestCase {

    static final String SUBSCRIBED = "{\"unsubscribed\":false,\"blocked\":false}";

    /** The contacts that are there, and what a status call says of them. */
    final Map<Long, String> people = new HashMap<>();

    final Set<Long> deletes = new TreeSet<>();
    final List<String> calls = new ArrayList<>();
    HeymarketException deleteFailure;
    boolean failsAfterDelete;
    boolean deletesNothing;
    HeymarketException readFailure;
    boolean dryRun;
    int bulkSize = 100;
    long maxDeletes = 100;

    static Details details(int status, boolean maybeApplied) {
        return new Details(new Response(status, null, "r-1", null, null), 2, maybeApplied);
    }

    static HeymarketException lost() {
        return new HeymarketUnknownOutcomeException("no answer", details(0, true), null);
    }

    static String uuid(long id) {
        return "0b0c2f3e-5a1d-4c38-9c55-%012d".formatted(id);
    }

    void created(long id, boolean byUuid) {
        people.put(id, SUBSCRIBED);
        LedgerEntry entry = new LedgerEntry("k" + id, Instant.EPOCH, id, byUuid ? uuid(id) : null);
        ledger.stored.put(entry.key(), entry);
    }

    ApiResponse answer(ApiRequest request) {
        calls.add(request.method() + " " + request.path());
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.endsWith("/status")) {
            String status = people.get(request.body().path("id").asLong());
            if (status == null) {
                throw new HeymarketNotFoundException("404", details(404, false), null);
            }
            return ok(parse(status));
        }
        if (request.method().name().equals("DELETE")) {
            List<Long> ids = new ArrayList<>();
            if (last.equals("contacts")) {
                request.body()
                        .path("contact_channels")
                        .path(0)
                        .path("channel_ids")
                        .forEach(uuid -> ids.add(Long.valueOf(uuid.asText().substring(24))));
            } else {
                ids.add(Long.valueOf(last));
            }
            if (deleteFailure == null || failsAfterDelete) {
                deletes.addAll(ids);
                if (!deletesNothing) {
                    people.keySet().removeAll(ids);
                }
            }
            if (deleteFailure != null) {
                throw deleteFailure;
            }
            return ok(TextNode.valueOf("ok"));
        }
        if (readFailure != null) {
            throw readFailure;
        }
        long id = last.contains("-") ? Long.parseLong(last.substring(24)) : Long.parseLong(last);
        if (!people.containsKey(id)) {
            throw new HeymarketNotFoundException("404", details(404, false), null);
        }
        return ok(JsonNodeFactory.instance.objectNode().put("id", id));
    }

    static ApiResponse ok(JsonNode body) {
        return new ApiResponse(200, "r-2", body, 1);
    }

    static JsonNode parse(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    final MemoryLedger ledger = new MemoryLedger();

    static BulkResult rows(Outcome... outcomes) {
        return BulkResult.builder(ResultStore.of(IntStream.range(0, outcomes.length)
                        .mapToObj(i -> RowResult.builder(i, outcomes[i]).build())
                        .toList()))
                .build();
    }

    SyncDeletions run() {
        return run(rows(Outcome.UNCHANGED), Set.of());
    }

    /** @param inSource the ids to which rows of the source led */
    SyncDeletions run(BulkResult result, Set<Long> inSource) {
        try (LedgerKeeper keeper =
                LedgerKeeper.of(ledger, "crm", dryRun, () -> Instant.EPOCH, SpoolDirectory.of(null))) {
            inSource.forEach(id -> keeper.ended(Set.of("phone:" + id), Outcome.UNCHANGED, id, null));
            return new MirrorDeletions(
                            new JobClient("contacts/sync", StubClient.answering(this::answer)),
                            keeper,
                            maxDeletes,
                            new BulkSettingsBuilder()
                                    .bulkSize(bulkSize)
                                    .dryRun(dryRun)
                                    .build())
                    .run(result);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
