package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/** Makes up what happens next, and does it. */
final class ConsentSteps {

    private final Random random;
    private final FaultRig rig;
    private final Path ledgers;
    private final List<String> story;
    private final MadeUpFaults faults;

    ConsentSteps(Random random, FaultRig rig, Path ledgers, List<String> story) {
        this.random = random;
        this.rig = rig;
        this.ledgers = ledgers;
        this.story = story;
        this.faults = new MadeUpFaults(random, rig.sandbox, story, ConsentFaults.ALL);
    }

    ConsentStep next() {
        int person = random.nextInt(ConsentTrial.PEOPLE);
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                return says(person, chance(75));
            }
            case 2 -> {
                return setStatus(person);
            }
            case 3 -> {
                return delete(person);
            }
            case 4, 5 -> {
                return single(person);
            }
            default -> {
                return load();
            }
        }
    }

    private ConsentStep says(int person, boolean stop) {
        if (!rig.sandbox.allByPhone(ConsentTrial.phone(person)).isEmpty()) {
            story.add(ConsentTrial.phone(person) + (stop ? " STOP" : " START"));
            if (stop) {
                rig.sandbox.optOut(ConsentTrial.phone(person));
            } else {
                rig.sandbox.optIn(ConsentTrial.phone(person));
            }
        }
        return new ConsentStep(true, Set.of(), false, Set.of(), null, Map.of(), Set.of());
    }

    private ConsentStep setStatus(int person) {
        boolean allowed = chance(50);
        String status = pick(List.of("subscribed", "active", "unblocked", "unsubscribed", "blocked", "unsubscribed"));
        faults.add();
        Exchange exchange = send(
                "heymarket:contacts/set-status?status=" + status + (allowed ? "&allowOptIn=true" : ""),
                null,
                HeymarketConstants.PHONE,
                "+" + ConsentTrial.phone(person));
        return new ConsentStep(
                false,
                allowed ? Set.of(person) : Set.of(),
                false,
                status.equals("unsubscribed") ? Set.of(person) : Set.of(),
                exchange,
                Map.of(),
                Set.of());
    }

    private ConsentStep delete(int person) {
        String keeps = pick(List.of("", "keepOptedOut=true", "keepOptedOut=false"));
        List<SandboxContact> there = rig.sandbox.allByPhone(ConsentTrial.phone(person));
        faults.add();
        boolean bulk = chance(50);
        Object id = there.isEmpty() || chance(50)
                ? null
                : chance(50) ? (Object) there.get(0).id() : there.get(0).uuid().toString();
        Exchange exchange;
        if (bulk) {
            exchange = send(
                    "heymarket:contacts/bulk-delete?failOnPartial=false" + (keeps.isEmpty() ? "" : "&" + keeps),
                    List.of(id == null ? Map.of("phone", "+" + ConsentTrial.phone(person)) : id));
        } else if (id == null) {
            exchange = send(
                    uri("heymarket:contacts/delete", keeps),
                    null,
                    HeymarketConstants.PHONE,
                    "+" + ConsentTrial.phone(person));
        } else {
            exchange = send(uri("heymarket:contacts/delete", keeps), null, HeymarketConstants.CONTACT_ID, id);
        }
        boolean deletes = keeps.endsWith("false") || !bulk && keeps.isEmpty();
        return new ConsentStep(false, Set.of(), deletes, Set.of(), exchange, Map.of(), Set.of());
    }

    private ConsentStep single(int person) {
        Map<String, Object> contact = row(person, true);
        boolean update = chance(50);
        faults.add();
        Exchange exchange = send(
                update
                        ? "heymarket:contacts/update"
                        : uri("heymarket:contacts/create", pick(List.of("", "apiVersion=v1", "apiVersion=v2"))),
                contact);
        return new ConsentStep(
                false,
                Set.of(),
                false,
                "yes".equals(contact.get("is_opted_out")) ? Set.of(person) : Set.of(),
                exchange,
                Map.of(),
                Set.of());
    }

    private ConsentStep load() {
        boolean optIn = chance(40);
        Set<Integer> yes = new TreeSet<>();
        Set<Integer> no = new TreeSet<>();
        Set<Long> outRows = new TreeSet<>();
        Map<Long, Integer> people = new HashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean column = chance(70);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int person = random.nextInt(ConsentTrial.PEOPLE);
            Map<String, Object> row = row(person, column);
            people.put((long) rows.size(), person);
            rows.add(row);
            if ("yes".equals(row.get("is_opted_out"))) {
                outRows.add((long) rows.size() - 1);
                yes.add(person);
            } else if ("no".equals(row.get("is_opted_out"))) {
                no.add(person);
            }
        }
        no.removeAll(yes);
        faults.add();
        Exchange exchange = send(loadUri(optIn), rows);
        return new ConsentStep(false, optIn ? no : Set.of(), false, yes, exchange, people, outRows);
    }

    private String loadUri(boolean optIn) {
        String uri = pick(List.of(
                "heymarket:contacts/bulk-upsert?failOnPartial=false",
                "heymarket:contacts/bulk-upsert?failOnPartial=false&matchBy=phone,email",
                "heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false",
                "heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false&apiVersion=v1",
                "heymarket:contacts/bulk-upsert?failOnPartial=false&resolve=false&apiVersion=v1&overwriteContacts=true",
                "heymarket:contacts/bulk-upsert?failOnPartial=false&apiVersion=v1",
                "heymarket:contacts/sync?failOnPartial=false&mode=upsert&strategy=search",
                "heymarket:contacts/sync?failOnPartial=false&mode=upsert&strategy=snapshot",
                "heymarket:contacts/sync?failOnPartial=false&mode=fill-empty",
                "heymarket:contacts/sync?failOnPartial=false&mode=update-only",
                "heymarket:contacts/sync?failOnPartial=false&mode=create-only",
                "heymarket:contacts/sync?failOnPartial=false&mode=mirror&maxDeletes=9&syncName=trial&ledgerDirectory="
                        + ledgers));
        boolean subscribes =
                !uri.contains("resolve=false") && !uri.contains("create-only") && !uri.contains("fill-empty");
        return uri + "&bulkSize=" + (1 + random.nextInt(3)) + (optIn && subscribes ? "&allowOptIn=true" : "");
    }

    private Map<String, Object> row(int person, boolean column) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("phone", "+" + ConsentTrial.phone(person));
        row.put("first", pick(List.of("Mara", "Tove", "Ida")));
        if (chance(40)) {
            row.put("email", "p" + person + "@example.org");
        }
        if (column) {
            row.put("is_opted_out", pick(List.of("yes", "no", "no", "", "")));
        }
        if (chance(15)) {
            row.put("tags", pick(List.of("no such tag", "1,2,3,4,5,6", "VIP")));
        }
        if (chance(5)) {
            row.put("avatar", "not an address");
        }
        return row;
    }

    private String uri(String uri, String option) {
        return option.isEmpty() ? uri : uri + "?" + option;
    }

    private Exchange send(String uri, Object body, Object... headers) {
        Exchange exchange = rig.send(uri, body, headers);
        story.add(uri + " " + body + " " + List.of(headers) + " -> "
                + (exchange.getException() != null ? exchange.getException() : outcome(exchange)));
        return exchange;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String outcome(Exchange exchange) {
        List<RowResult> rows = ConsentTrial.rows(exchange);
        return rows.isEmpty() ? String.valueOf(exchange.getMessage().getBody()) : rows.toString();
    }
}
