package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** Makes up the next call of a history, and makes it. */
final class HistorySteps {

    private static final List<String> LOADS = List.of(
            "heymarket:contacts/bulk-upsert?failOnPartial=false",
            "heymarket:contacts/bulk-upsert?failOnPartial=false&matchBy=phone,email",
            "heymarket:contacts/bulk-upsert?failOnPartial=false&apiVersion=v1",
            "heymarket:contacts/sync?failOnPartial=false&mode=upsert&strategy=search",
            "heymarket:contacts/sync?failOnPartial=false&mode=upsert&strategy=snapshot",
            "heymarket:contacts/sync?failOnPartial=false&mode=fill-empty",
            "heymarket:contacts/sync?failOnPartial=false&mode=update-only",
            "heymarket:contacts/sync?failOnPartial=false&mode=create-only");

    private static final List<String> RAW_LOADS = List.of(
            "heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false",
            "heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false&apiVersion=v1",
            "heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false&apiVersion=v1&overwriteContacts=true");

    private static final List<String> READS = List.of(
            "POST /v2/contacts/search",
            "GET /v1/contact/",
            "GET /v2/contact/",
            "POST /v1/contact/get",
            "POST /v1/contact/status",
            "POST /v2/contacts/list",
            "POST /v1/tags",
            "GET /v1/contact-fields");

    private static final List<String> WRITES = List.of(
            "POST /v1/contact/set_status",
            "POST /v2/contacts",
            "POST /v1/batch/contacts",
            "POST /v2/contact",
            "POST /v1/contact",
            "PUT /v1/contact/",
            "PUT /v2/contact/",
            "DELETE /v");

    private final Random random;
    private final FaultRig rig;
    private final Path ledgers;
    private final List<String> story;
    private final boolean hasRawLoads;
    private int values;
    /** What was loaded last, to be loaded again. */
    private String lastUri;

    private List<Map<String, Object>> lastBody;
    private List<HistoryStep.Row> lastRows;

    HistorySteps(Random random, FaultRig rig, Path ledgers, List<String> story) {
        this.random = random;
        this.rig = rig;
        this.ledgers = ledgers;
        this.story = story;
        this.hasRawLoads = chance(25);
    }

    /** Whether some loads do not search, so that the API may store somebody twice. */
    boolean hasRawLoads() {
        return hasRawLoads;
    }

    HistoryStep next() {
        return switch (random.nextInt(10)) {
            case 0 -> create();
            case 1 -> update();
            case 2 -> delete();
            case 3 -> bulkDelete();
            case 4 -> lastBody == null ? load() : loaded(HistoryStep.Kind.LOAD, lastUri, lastRows, lastBody);
            default -> load();
        };
    }

    private HistoryStep load() {
        String uri = pick(hasRawLoads && chance(50) ? RAW_LOADS : LOADS) + "&consentCheck="
                + pick(List.of("always", "never")) + "&bulkSize=" + (1 + random.nextInt(4));
        List<HistoryStep.Row> rows = new ArrayList<>();
        List<Map<String, Object>> body = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            HistoryStep.Row row = row();
            rows.add(row);
            body.add(map(row));
        }
        lastUri = uri;
        lastRows = rows;
        lastBody = body;
        return loaded(HistoryStep.Kind.LOAD, uri, rows, body);
    }

    private HistoryStep loaded(
            HistoryStep.Kind kind, String uri, List<HistoryStep.Row> rows, List<Map<String, Object>> body) {
        faults();
        return new HistoryStep(kind, uri, rows, send(uri, body));
    }

    private HistoryStep create() {
        HistoryStep.Row row = row();
        String uri = "heymarket:contacts/create" + pick(List.of("", "?apiVersion=v1", "?apiVersion=v2"));
        Map<String, Object> body = map(row);
        faults();
        return new HistoryStep(HistoryStep.Kind.CREATE, uri, List.of(row), send(uri, body));
    }

    private HistoryStep update() {
        HistoryStep.Row row = row();
        String uri = "heymarket:contacts/update";
        Map<String, Object> body = map(row);
        faults();
        return new HistoryStep(HistoryStep.Kind.UPDATE, uri, List.of(row), send(uri, body));
    }

    private HistoryStep delete() {
        int person = random.nextInt(HistoryTrial.PEOPLE);
        String uri = "heymarket:contacts/delete?keepOptedOut=" + chance(50);
        faults();
        return new HistoryStep(
                HistoryStep.Kind.DELETE,
                uri,
                List.of(new HistoryStep.Row(person, null, null)),
                send(uri, null, HeymarketConstants.PHONE, "+" + HistoryTrial.phone(person)));
    }

    private HistoryStep bulkDelete() {
        String uri = "heymarket:contacts/bulk-delete?failOnPartial=false&bulkSize=" + (1 + random.nextInt(3))
                + "&verify=" + chance(50);
        List<HistoryStep.Row> rows = new ArrayList<>();
        List<Object> body = new ArrayList<>();
        for (int person = 0; person < HistoryTrial.PEOPLE; person++) {
            if (chance(40)) {
                List<SandboxContact> there = rig.sandbox.allByPhone(HistoryTrial.phone(person));
                boolean byId = there.size() == 1 && chance(60);
                rows.add(new HistoryStep.Row(person, null, null));
                body.add(
                        byId
                                ? chance(50)
                                        ? (Object) there.get(0).id()
                                        : there.get(0).uuid().toString()
                                : Map.of("phone", "+" + HistoryTrial.phone(person)));
            }
        }
        faults();
        return new HistoryStep(HistoryStep.Kind.BULK_DELETE, uri, rows, send(uri, body));
    }

    private HistoryStep.Row row() {
        values++;
        return new HistoryStep.Row(
                random.nextInt(HistoryTrial.PEOPLE), "first-v" + values, chance(40) ? "tier-v" + values : null);
    }

    private Map<String, Object> map(HistoryStep.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phone", "+" + HistoryTrial.phone(row.person()));
        map.put("first", row.first());
        if (row.tier() != null) {
            map.put("Tier", row.tier());
        }
        if (chance(8)) {
            map.put("tags", "no such tag");
        }
        if (chance(8)) {
            map.put("avatar", "not an address");
        }
        return map;
    }

    private Exchange send(String uri, Object body, Object... headers) {
        Exchange exchange = rig.send(uri, body, headers);
        List<?> rows = ConsentTrial.rows(exchange);
        story.add(uri + " " + body + " " + List.of(headers) + " -> "
                + (exchange.getException() != null
                        ? exchange.getException() + " " + rows
                        : rows.isEmpty() ? "ok" : rows));
        return exchange;
    }

    private void faults() {
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            boolean read = chance(40);
            String target = pick(read ? READS : WRITES);
            List<Supplier<Fault>> kinds = new ArrayList<>(List.of(
                    Fault::resetBeforeApply,
                    Fault::resetAfterApply,
                    () -> Fault.status(500),
                    () -> Fault.status(503),
                    () -> Fault.status(400),
                    () -> Fault.status(429),
                    Fault::truncated,
                    Fault::garbage,
                    Fault::html200,
                    Fault::deepNesting,
                    Fault::refuse401Once));
            if (!read) {
                kinds.add(() -> Fault.statusAfterApply(500));
                kinds.add(() -> Fault.statusAfterApply(503));
                kinds.add(() -> Fault.vanishRows(1));
            }
            String[] call = target.split(" ");
            boolean whole = !call[1].endsWith("/") && !call[1].endsWith("v");
            Fault fault = pick(kinds)
                    .get()
                    .when((method, called) ->
                            method.equals(call[0]) && (whole ? called.equals(call[1]) : called.startsWith(call[1])));
            if (chance(25)) {
                fault.always();
            } else if (chance(50)) {
                fault.times(2);
            }
            rig.sandbox.faults().add(fault);
            story.add("  fault " + fault + " on " + target);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
