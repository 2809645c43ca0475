package io.github.camelheymarket.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketNotFoundException;
import io.github.camelheymarket.exception.HeymarketUnknownOutcomeException;
import io.github.camelheymarket.job.Parts;
import io.github.camelheymarket.job.SplitBudget;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.ResultObject;
import io.github.camelheymarket.model.SyncList;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.shape.AnswerShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the contacts of a run to a list, many in a call. To add a contact twice changes nothing (C9.3), so that the next run
 * completes what a killed run has begun. No contact is removed from the list.
 */
final class ListMembers {

    /** The contract names no limit. */
    private static final int MAX_PER_CALL = 1_000;
    /** More than lists have. Further contacts are not remembered, and are counted again if they come again. */
    private static final int MAX_REMEMBERED = 200_000;

    private final JobClient job;
    private final ListTarget target;
    private final ListFinder finder;
    private final SplitBudget budget;
    private final boolean dryRun;
    private final MemberIds ids;
    private final List<Long> pending = new ArrayList<>();
    private final Set<Object> remembered = new HashSet<>();
    private @Nullable Long list;
    private boolean created;
    private long added;
    private long failed;
    private @Nullable String problem;
    /** Why no further call is made; {@code null} while calls are made. */
    private @Nullable String stopped;

    ListMembers(JobClient job, ListTarget target, BulkSettings bulk) {
        this.job = job;
        this.target = target;
        this.finder = new ListFinder(job.gateway(), target);
        this.budget = new SplitBudget(bulk.maxSplitCalls());
        this.dryRun = bulk.dryRun();
        this.ids = new MemberIds(job, bulk.bulkSize());
    }

    /** Finds the list. @throws io.github.camelheymarket.exception.HeymarketValidationException if there is none, or several */
    void open() {
        list = target.id() != null ? target.id() : finder.require();
    }

    /**
     * A row has ended.
     *
     * @param id the integer id of its contact; {@code null} if unknown
     * @param uuid the UUID of its contact; {@code null} if unknown
     */
    void ended(Set<String> keys, Outcome outcome, @Nullable Long id, @Nullable String uuid) {
        if (!isIn(outcome, id, uuid) || !remember(id != null ? id : keys)) {
            return;
        }
        if (dryRun) {
            created = list == null;
            added++;
        } else if (id != null) {
            pending.add(id);
        } else {
            ids.unknown(keys, uuid);
        }
    }

    /** A skipped row has a contact, unless the mode creates none. */
    private static boolean isIn(Outcome outcome, @Nullable Long id, @Nullable String uuid) {
        return switch (outcome) {
            case CREATED, UPDATED, UNCHANGED -> true;
            case SKIPPED -> id != null || uuid != null;
            default -> false;
        };
    }

    private boolean remember(Object contact) {
        return remembered.size() >= MAX_REMEMBERED ? !remembered.contains(contact) : remembered.add(contact);
    }

    /** Sends full calls. Called between two calls of the run. */
    void sendFull() {
        while (stopped == null && pending.size() + ids.size() >= MAX_PER_CALL) {
            send();
        }
    }

    /** Sends the rest. */
    void sendAll() {
        while (stopped == null && pending.size() + ids.size() > 0) {
            send();
        }
    }

    /** @param reason why the run has ended before its end; {@code null} if it has not */
    SyncList report(@Nullable String reason) {
        int unsent = pending.size() + ids.size();
        String why = stopped != null ? stopped : reason;
        String first = problem == null && unsent > 0 ? "RUN_STOPPED: " + why : problem;
        return new SyncList(list, created, added, failed + unsent, first);
    }

    private void send() {
        try {
            ids.resolve(pending::add, () -> failed(1, "NO_ID: no single contact was found for a row that was stored"));
            List<Long> chunk = List.copyOf(pending.subList(0, Math.min(MAX_PER_CALL, pending.size())));
            if (!chunk.isEmpty()) {
                // These contacts are not sent again, whatever the outcome of the call.
                pending.subList(0, chunk.size()).clear();
                put(chunk);
            }
        } catch (HeymarketException | JobAbortedException e) {
            stopped = e.getMessage();
        }
    }

    private void put(List<Long> contacts) {
        try {
            if (list == null) {
                create(contacts);
            } else {
                update(contacts);
            }
            added += contacts.size();
            budget.stored();
        } catch (HeymarketBadRequestException e) {
            if (contacts.size() == 1) {
                failed(1, "REFUSED: " + e.getMessage());
                budget.failedAlone(e);
            } else {
                halve(contacts, e);
            }
        } catch (HeymarketException e) {
            failed(contacts.size(), (e.isMaybeApplied() ? "OUTCOME_UNKNOWN: " : "FAILED: ") + e.getMessage());
            stopped = stopReason(e);
        }
    }

    /** Without a list, each further call would be another create. */
    private @Nullable String stopReason(HeymarketException e) {
        if (list == null || e instanceof HeymarketNotFoundException) {
            return list == null ? "the list could not be created" : "there is no list " + list;
        }
        return job.policy().stopReason(e);
    }

    private void halve(List<Long> contacts, HeymarketException failure) {
        int open = contacts.size();
        try {
            for (List<Long> half : Parts.halves(contacts)) {
                if (stopped == null) {
                    budget.spend(failure);
                    open -= half.size();
                    put(half);
                }
            }
        } finally {
            if (open > 0) {
                failed(open, "REFUSED: " + failure.getMessage());
            }
        }
    }

    private void failed(int count, String reason) {
        failed += count;
        problem = problem == null ? reason : problem;
    }

    private void create(List<Long> contacts) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("title", target.name())
                .put("local_id", target.localId())
                .put("type", "contacts");
        body.set("contacts", array(contacts));
        try {
            list = job.gateway()
                    .call(job.gateway().request(ApiEndpoint.LIST_CREATE_V2, body), ListMembers::idOf)
                    .content();
            created = true;
        } catch (HeymarketUnknownOutcomeException e) {
            list = finder.find();
            if (list == null) {
                throw e;
            }
            created = true;
            update(contacts);
        }
    }

    private static Long idOf(JsonNode answer) {
        Object id = ((ResultObject) Objects.requireNonNull(AnswerShape.CREATED.read(answer), "the answer")).get("id");
        if (id instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("the id of the list should be an integer");
    }

    private void update(List<Long> contacts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("add_contacts", array(contacts));
        Long id = Objects.requireNonNull(list, "the id of the list");
        ApiGateway gateway = job.gateway();
        ApiRequest request = gateway.request(ApiEndpoint.LIST_UPDATE_V2, id.toString(), body);
        job.call(request, response -> {
            if (!AnswerReader.isConfirmed(response)) {
                throw AnswerReader.notConfirmed(request, response);
            }
            return response;
        });
    }

    private static ArrayNode array(List<Long> contacts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(contacts.size());
        contacts.forEach(array::add);
        return array;
    }
}
