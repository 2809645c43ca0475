package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
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

    private final Random random;
    private final FaultRig rig;
    private final HistoryKills kills;
    private final Path ledgers;
    private final List<String> story;
    private final MadeUpFaults faults;
    private final boolean hasRawLoads;
    private final boolean hasMirror;
    private final boolean hasKills;
    private int lives;
    private int values;
    /** What was loaded last, to be loaded again. */
    private String lastUri;

    private List<Map<String, Object>> lastBody;
    private List<HistoryStep.Row> lastRows;

    /** @param ledgers a directory of its own */
    HistorySteps(Random random, FaultRig rig, HistoryKills kills, Path ledgers, List<String> story) {
        this.random = random;
        this.rig = rig;
        this.kills = kills;
        this.ledgers = ledgers;
        this.story = story;
        this.faults = new MadeUpFaults(random, rig.sandbox, story, HistoryFaults.OF_CONTACTS);
        this.hasRawLoads = chance(25);
        this.hasMirror = chance(40);
        this.hasKills = chance(50);
    }

    /** Whether some loads do not search, so that the API may store a contact twice. */
    boolean hasRawLoads() {
        return hasRawLoads;
    }

    HistoryStep next() {
        return switch (random.nextInt(12)) {
            case 0 -> create();
            case 1 -> update();
            case 2 -> delete();
            case 3 -> bulkDelete();
            case 4 -> chance(50) ? optOut() : coalesced();
            case 5, 6 -> hasMirror ? mirror() : load();
            case 7 -> lastBody == null ? load() : loaded(HistoryStep.Kind.LOAD, lastUri, lastRows, lastBody);
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

    /** Of people who are there, who left, and who came back. */
    private HistoryStep mirror() {
        List<HistoryStep.Row> rows = new ArrayList<>();
        List<Map<String, Object>> body = new ArrayList<>();
        for (int person = 0; person < HistoryTrial.PEOPLE; person++) {
            if (chance(60)) {
                HistoryStep.Row row = row(person);
                rows.add(row);
                body.add(map(row));
            }
        }
        return loaded(
                HistoryStep.Kind.MIRROR,
                "heymarket:contacts/sync?failOnPartial=false&mode=mirror&syncName=history&maxDeletes=9&bulkSize="
                        + (1 + random.nextInt(4)) + "&strategy=" + pick(List.of("search", "snapshot"))
                        + "&ledgerDirectory=RAW(" + ledger() + ")",
                rows,
                body);
    }

    private Path ledger() {
        return ledgers.resolve("life" + lives);
    }

    private HistoryStep coalesced() {
        HistoryStep.Row row = row();
        return loaded(
                HistoryStep.Kind.LOAD,
                "heymarket:contacts/bulk-upsert?failOnPartial=false&coalesce=true",
                List.of(row),
                List.of(map(row)));
    }

    private HistoryStep optOut() {
        int person = random.nextInt(HistoryTrial.PEOPLE);
        String uri = "heymarket:contacts/set-status?status=unsubscribed";
        faults.add();
        return new HistoryStep(
                HistoryStep.Kind.OPT_OUT,
                uri,
                List.of(new HistoryStep.Row(person, null, null)),
                send(uri, null, HeymarketConstants.PHONE, "+" + HistoryTrial.phone(person)));
    }

    private HistoryStep loaded(
            HistoryStep.Kind kind, String uri, List<HistoryStep.Row> rows, List<Map<String, Object>> body) {
        faults.add();
        return new HistoryStep(kind, uri, rows, send(uri, body));
    }

    private HistoryStep create() {
        HistoryStep.Row row = row();
        String uri = "heymarket:contacts/create" + pick(List.of("", "?apiVersion=v1", "?apiVersion=v2"));
        Map<String, Object> body = map(row);
        faults.add();
        return new HistoryStep(HistoryStep.Kind.CREATE, uri, List.of(row), send(uri, body));
    }

    private HistoryStep update() {
        HistoryStep.Row row = row();
        String uri = "heymarket:contacts/update";
        Map<String, Object> body = map(row);
        faults.add();
        return new HistoryStep(HistoryStep.Kind.UPDATE, uri, List.of(row), send(uri, body));
    }

    private HistoryStep delete() {
        int person = random.nextInt(HistoryTrial.PEOPLE);
        String uri = "heymarket:contacts/delete?keepOptedOut=" + chance(50);
        faults.add();
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
        faults.add();
        return new HistoryStep(HistoryStep.Kind.BULK_DELETE, uri, rows, send(uri, body));
    }

    private HistoryStep.Row row() {
        return row(random.nextInt(HistoryTrial.PEOPLE));
    }

    private HistoryStep.Row row(int person) {
        values++;
        return new HistoryStep.Row(person, "first-v" + values, chance(40) ? "tier-v" + values : null);
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
        Exchange exchange = hasKills && chance(25)
                ? kills.send(1 + random.nextInt(10), () -> rig.send(uri, body, headers))
                : rig.send(uri, body, headers);
        if (exchange == null) {
            story.add(uri + " " + body + " " + List.of(headers) + " -> killed");
            keepLedger();
            return null;
        }
        List<?> rows = ConsentTrial.rows(exchange);
        story.add(uri + " " + body + " " + List.of(headers) + " -> "
                + (exchange.getException() != null
                        ? exchange.getException() + " " + rows
                        : rows.isEmpty() ? "ok" : rows));
        return exchange;
    }

    /** As the kill left it; the killed context still has its file. */
    private void keepLedger() {
        Path left = ledger();
        lives++;
        if (Files.exists(left)) {
            try (Stream<Path> files = Files.list(left)) {
                Files.createDirectory(ledger());
                for (Path file : files.toList()) {
                    Files.copy(file, ledger().resolve(file.getFileName()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
