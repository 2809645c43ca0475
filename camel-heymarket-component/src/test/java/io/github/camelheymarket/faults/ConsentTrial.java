package io.github.camelheymarket.faults;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * A made-up history of a few people: they write STOP and START, and every operation that writes goes over them, with rows of
 * every kind, against a server with switches and faults of its own. Whoever has opted out stays so, unless an explicit opt-in
 * that is allowed is the last word; and what is reported is true.
 */
final class ConsentTrial {

    private static final int PEOPLE = 3;
    private static final int STEPS = 12;
    private static final String CARRIED_OUT = "carried out all the same";
    private static final Map<Switch, List<String>> SWITCHES = new LinkedHashMap<>();

    static {
        for (Switch question : List.of(
                Switch.READ_UUID,
                Switch.READ_OPT_OUT,
                Switch.READ_CHANNELS,
                Switch.EMPTY_MEMBERS,
                Switch.TAGS_IN_READS,
                Switch.PUT_BLANKS,
                Switch.PUT_RESETS_OPT_OUT,
                Switch.CREATE_EXISTING,
                Switch.CREATE_RESETS_OPT_OUT,
                Switch.ACTIVE_OPTS_IN,
                Switch.CONSENT_UPDATES,
                Switch.CREATE_V1_ANSWER,
                Switch.CREATE_V2_ANSWER,
                Switch.UPDATE_V2_ANSWER,
                Switch.STRING_ANSWERS,
                Switch.STATUS_DETAIL,
                Switch.NOT_FOUND,
                Switch.FAILED_CONTACTS_ITEM,
                Switch.BULK_BAD_ROW,
                Switch.BATCH_ANSWER,
                Switch.BATCH_SKIPPED,
                Switch.SEARCH_EMAIL)) {
            SWITCHES.put(question, question.allowed());
        }
        SWITCHES.put(Switch.SEARCH_LAG, List.of("0", "3000"));
        SWITCHES.put(Switch.SEARCH_CAP, List.of("0", "1", "2", "25"));
    }

    private final long seed;
    private final Random random;
    private final FaultRig rig;
    private final Path ledgers;
    private final List<String> story = new ArrayList<>();

    private ConsentTrial(long seed, Profile profile, Path ledgers) throws IOException {
        this.seed = seed;
        this.random = new Random(seed);
        this.rig = new FaultRig(profile);
        this.ledgers = ledgers;
    }

    /** @return what went wrong, with the whole story; {@code null} where nothing did */
    static String run(long seed, Profile profile, Path ledgers) throws IOException {
        ConsentTrial trial = new ConsentTrial(seed, profile, ledgers);
        try (trial.rig) {
            return trial.run();
        }
    }

    private String run() {
        SWITCHES.forEach((question, values) -> {
            if (random.nextInt(3) == 0) {
                rig.sandbox.set(question, pick(values));
            }
        });
        if (rig.sandbox.settings().yes(Switch.READ_OPT_OUT)) {
            // What a search shows of consent is believed, so it must not be old.
            rig.sandbox.set(Switch.SEARCH_LAG, 0);
        }
        story.add("seed " + seed + " " + rig.sandbox.settings());
        rig.sandbox.defineTag("VIP");
        for (int step = 0; step < STEPS; step++) {
            Map<Long, SandboxContact> before = contacts();
            Step done = new Steps().next();
            rig.sandbox.faults().clear();
            String wrong = new Judge(before, contacts(), done).wrong();
            if (wrong != null) {
                rig.sandbox.requests().forEach(request -> story.add("    " + request + " " + request.body()));
                rig.sandbox.consentChanges().forEach(change -> story.add("    " + change));
                return String.join("\n", story) + "\nWRONG: " + wrong;
            }
        }
        return rig.sandbox.requests().stream()
                .map(RecordedRequest::body)
                .filter(body -> body != null && body.replace(" ", "").contains("\"is_opted_out\":false"))
                .findFirst()
                .map(body -> String.join("\n", story) + "\nWRONG: sent " + body)
                .orElse(null);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String phone(int person) {
        return "1202555014" + person;
    }

    private Map<Long, SandboxContact> contacts() {
        return rig.sandbox.contacts().stream()
                .collect(Collectors.toMap(SandboxContact::id, contact -> contact, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * What was done.
     *
     * @param said START, STOP or nothing: what a person wrote
     * @param optsIn people who may be opted in by it
     * @param deletes whether an opt-out may go with its contact
     */
    private record Step(
            boolean said,
            Set<Integer> optsIn,
            boolean deletes,
            Set<Integer> wantsOut,
            Exchange exchange,
            Map<Long, Integer> rows,
            Set<Long> outRows) {}

    private final class Steps {

        Step next() {
            int person = random.nextInt(PEOPLE);
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

        private Step says(int person, boolean stop) {
            if (!rig.sandbox.allByPhone(phone(person)).isEmpty()) {
                story.add(phone(person) + (stop ? " STOP" : " START"));
                if (stop) {
                    rig.sandbox.optOut(phone(person));
                } else {
                    rig.sandbox.optIn(phone(person));
                }
            }
            return new Step(true, Set.of(), false, Set.of(), null, Map.of(), Set.of());
        }

        private Step setStatus(int person) {
            boolean allowed = chance(50);
            String status =
                    pick(List.of("subscribed", "active", "unblocked", "unsubscribed", "blocked", "unsubscribed"));
            faults();
            Exchange exchange = send(
                    "heymarket:contacts/set-status?status=" + status + (allowed ? "&allowOptIn=true" : ""),
                    null,
                    HeymarketConstants.PHONE,
                    "+" + phone(person));
            return new Step(
                    false,
                    allowed ? Set.of(person) : Set.of(),
                    false,
                    status.equals("unsubscribed") ? Set.of(person) : Set.of(),
                    exchange,
                    Map.of(),
                    Set.of());
        }

        private Step delete(int person) {
            String keeps = pick(List.of("", "keepOptedOut=true", "keepOptedOut=false"));
            List<SandboxContact> there = rig.sandbox.allByPhone(phone(person));
            faults();
            boolean bulk = chance(50);
            Object id = there.isEmpty() || chance(50)
                    ? null
                    : chance(50)
                            ? (Object) there.get(0).id()
                            : there.get(0).uuid().toString();
            Exchange exchange;
            if (bulk) {
                exchange = send(
                        "heymarket:contacts/bulk-delete?failOnPartial=false" + (keeps.isEmpty() ? "" : "&" + keeps),
                        List.of(id == null ? Map.of("phone", "+" + phone(person)) : id));
            } else if (id == null) {
                exchange = send(
                        uri("heymarket:contacts/delete", keeps), null, HeymarketConstants.PHONE, "+" + phone(person));
            } else {
                exchange = send(uri("heymarket:contacts/delete", keeps), null, HeymarketConstants.CONTACT_ID, id);
            }
            boolean deletes = keeps.endsWith("false") || !bulk && keeps.isEmpty();
            return new Step(false, Set.of(), deletes, Set.of(), exchange, Map.of(), Set.of());
        }

        private Step single(int person) {
            Map<String, Object> contact = row(person, true);
            boolean update = chance(50);
            faults();
            Exchange exchange = send(
                    update
                            ? "heymarket:contacts/update"
                            : uri("heymarket:contacts/create", pick(List.of("", "apiVersion=v1", "apiVersion=v2"))),
                    contact);
            return new Step(
                    false,
                    Set.of(),
                    false,
                    "yes".equals(contact.get("is_opted_out")) ? Set.of(person) : Set.of(),
                    exchange,
                    Map.of(),
                    Set.of());
        }

        private Step load() {
            boolean optIn = chance(40);
            Set<Integer> yes = new TreeSet<>();
            Set<Integer> no = new TreeSet<>();
            Set<Long> outRows = new TreeSet<>();
            Map<Long, Integer> people = new HashMap<>();
            List<Map<String, Object>> rows = new ArrayList<>();
            boolean column = chance(70);
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                int person = random.nextInt(PEOPLE);
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
            faults();
            Exchange exchange = send(loadUri(optIn), rows);
            return new Step(false, optIn ? no : Set.of(), false, yes, exchange, people, outRows);
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
            row.put("phone", "+" + phone(person));
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
                    + (exchange.getException() != null ? exchange.getException() : told(exchange)));
            return exchange;
        }

        private void faults() {
            for (int i = random.nextInt(5) - 2; i > 0; i--) {
                boolean read = chance(40);
                String path = pick(
                        read
                                ? List.of(
                                        "POST /v2/contacts/search",
                                        "GET /v1/contact/",
                                        "GET /v2/contact/",
                                        "POST /v1/contact/get",
                                        "POST /v1/contact/status",
                                        "POST /v2/contacts/list",
                                        "POST /v1/tags")
                                : List.of(
                                        "POST /v1/contact/set_status",
                                        "POST /v2/contacts",
                                        "POST /v1/batch/contacts",
                                        "POST /v2/contact",
                                        "POST /v1/contact",
                                        "PUT /v1/contact/",
                                        "PUT /v2/contact/",
                                        "DELETE /v"));
                List<Supplier<Fault>> kinds = new ArrayList<>(List.of(
                        Fault::resetBeforeApply,
                        Fault::resetAfterApply,
                        () -> Fault.status(500),
                        () -> Fault.status(503),
                        () -> Fault.status(400),
                        Fault::truncated,
                        Fault::garbage,
                        Fault::html200,
                        Fault::refuse401Once));
                if (!read) {
                    kinds.add(() -> Fault.statusAfterApply(500));
                    kinds.add(() -> Fault.status(200, "\"Rate limited\""));
                    kinds.add(() -> Fault.status(200, "{}"));
                    kinds.add(() -> Fault.status(200, ""));
                } else if (path.endsWith("/status")) {
                    kinds.add(() -> Fault.status(200, "{}"));
                    kinds.add(() -> Fault.status(200, "[{\"unsubscribed\":false}]"));
                    kinds.add(() -> Fault.status(200, "{\"unsubscribed\":\"false\",\"blocked\":false}"));
                }
                Fault fault = pick(kinds).get();
                String[] call = path.split(" ");
                boolean whole = !call[1].endsWith("/") && !call[1].endsWith("v");
                fault.when((method, called) ->
                        method.equals(call[0]) && (whole ? called.equals(call[1]) : called.startsWith(call[1])));
                if (chance(30)) {
                    fault.always();
                } else if (chance(50)) {
                    fault.times(2);
                }
                rig.sandbox.faults().add(fault);
                story.add("  fault " + fault + " on " + path);
            }
        }
    }

    private static String told(Exchange exchange) {
        List<RowResult> rows = rows(exchange);
        return rows.isEmpty() ? String.valueOf(exchange.getMessage().getBody()) : rows.toString();
    }

    private static List<RowResult> rows(Exchange exchange) {
        Object body = exchange == null ? null : exchange.getMessage().getBody();
        BulkResult result =
                body instanceof SyncReport report ? report.getResult() : body instanceof BulkResult bulk ? bulk : null;
        if (exchange != null && exchange.getException() instanceof HeymarketStoppedException e) {
            result = e.getResult();
        } else if (exchange != null && exchange.getException() instanceof HeymarketPartialException e) {
            result = e.getResult();
        }
        List<RowResult> rows = new ArrayList<>();
        if (result != null) {
            try (RowResults all = result.rows()) {
                all.forEachRemaining(rows::add);
            }
        }
        return rows;
    }

    /** Holds what is there after a step against what was there before it, and against what was reported. */
    private final class Judge {

        private final Map<Long, SandboxContact> before;
        private final Map<Long, SandboxContact> after;
        private final Step step;

        Judge(Map<Long, SandboxContact> before, Map<Long, SandboxContact> after, Step step) {
            this.before = before;
            this.after = after;
            this.step = step;
        }

        String wrong() {
            if (step.said()) {
                return null;
            }
            for (SandboxContact was : before.values()) {
                SandboxContact is = after.get(was.id());
                if (was.isOptedOut() && is == null && !step.deletes()) {
                    return "the opt-out of " + was + " went with it";
                }
                if (was.isOptedOut() && is != null && !is.isOptedOut() && !mayOptIn(was)) {
                    return was + " was opted in";
                }
            }
            for (SandboxContact is : after.values()) {
                if (!before.containsKey(is.id()) && !is.isOptedOut() && mustBeOut(is)) {
                    return is + " is somebody who opted out";
                }
            }
            return reported();
        }

        private boolean mayOptIn(SandboxContact was) {
            return !was.consent().unsubscribedContact()
                    && step.optsIn().stream().anyMatch(person -> has(was, person));
        }

        private boolean mustBeOut(SandboxContact is) {
            return before.values().stream()
                    .filter(SandboxContact::isOptedOut)
                    .anyMatch(was -> was.channels().stream().anyMatch(is.channels()::contains));
        }

        private static boolean has(SandboxContact contact, int person) {
            return contact.channels().stream()
                    .anyMatch(channel -> channel.type().equals(Channel.PHONE)
                            && channel.value().equals(phone(person)));
        }

        private List<SandboxContact> of(int person) {
            return after.values().stream()
                    .filter(contact -> has(contact, person))
                    .toList();
        }

        private boolean isOut(int person) {
            return of(person).size() != 1 || of(person).get(0).isOptedOut();
        }

        private String reported() {
            if (step.rows().isEmpty()) {
                return step.exchange() == null ? null : reportedAlone();
            }
            for (RowResult row : rows(step.exchange())) {
                int person = step.rows().get(row.index());
                boolean carriedOut = row.reason() != null && row.reason().contains(CARRIED_OUT);
                boolean success = row.outcome().isSuccess()
                        && !row.outcome().name().equals("SKIPPED")
                        && of(person).size() == 1;
                if ((success && step.outRows().contains(row.index()) || carriedOut) && !isOut(person)) {
                    return row + " says that it is done, and " + of(person) + " is not opted out";
                }
                boolean optedIn = row.changes().stream()
                        .anyMatch(change -> change.field().equals("is_opted_out") && "false".equals(change.to()));
                if (optedIn && of(person).stream().allMatch(SandboxContact::isOptedOut)) {
                    return row + " says that it was opted in, and " + of(person) + " is not";
                }
            }
            return null;
        }

        private String reportedAlone() {
            Exception e = step.exchange().getException();
            for (int person : step.wantsOut()) {
                boolean said = e == null || String.valueOf(e.getMessage()).contains(CARRIED_OUT);
                if (said && !isOut(person)) {
                    return "it is said to be done, and " + of(person) + " is not opted out";
                }
            }
            boolean open = e instanceof HeymarketException h
                    && (h.isMaybeApplied() || h.getMessage().contains("opt-out"));
            if (e != null && !open) {
                for (SandboxContact was : before.values()) {
                    SandboxContact is = after.get(was.id());
                    if (is == null || is.isOptedOut() != was.isOptedOut()) {
                        return "it failed and is said to have done nothing, and " + was + " became " + is;
                    }
                }
            }
            return null;
        }
    }
}
