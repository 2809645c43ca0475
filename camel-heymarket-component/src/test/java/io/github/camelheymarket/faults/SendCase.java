package io.github.camelheymarket.faults;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** One generated history: the contacts, the messages to send, and the faults. */
final class SendCase {

    private static final String URI = "heymarket:messages/send?inbox=12&sender=310";
    private static final String BULK = "heymarket:messages/bulk-send?inbox=12&sender=310&failOnPartial=false";

    /** Who is behind a phone. */
    enum Person {
        NO_CONTACT,
        CONTACT,
        OPTED_OUT,
        BLOCKED,
        /** The phone has two contacts, of which one has opted out. */
        ONE_OF_TWO_OPTED_OUT;

        boolean mayGetMessages() {
            return this == NO_CONTACT || this == CONTACT;
        }

        void seed(HeymarketSandbox sandbox, String phone) {
            switch (this) {
                case NO_CONTACT -> {}
                case CONTACT -> sandbox.seed(Seed.phone(phone));
                case OPTED_OUT -> sandbox.seed(Seed.phone(phone).optedOutByContact());
                case BLOCKED -> sandbox.seed(Seed.phone(phone).blocked());
                case ONE_OF_TWO_OPTED_OUT -> {
                    sandbox.seed(Seed.phone(phone));
                    sandbox.seed(Seed.phone(phone).optedOutByAdmin());
                }
                default -> throw new IllegalStateException();
            }
        }
    }

    /** What the component said of a message. */
    enum Report {
        SENT,
        NOT_SENT,
        UNKNOWN
    }

    /** A message that is to be sent, and what was reported of it. */
    record Intent(Person person, String phone, String text, String localId, Set<Report> reports) {

        Map<String, Object> row() {
            Map<String, Object> row = new TreeMap<>(Map.of("phone", phone, "text", text));
            if (localId != null) {
                row.put("local_id", localId);
            }
            return row;
        }
    }

    private final Random random;
    private final List<Intent> intents = new ArrayList<>();
    private final Fault late = Fault.resetThenApply();
    private boolean isLateReleased;

    SendCase(int seed) {
        random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(any(Person.values()));
        }
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int person = random.nextInt(people.size());
            intents.add(new Intent(
                    people.get(person),
                    "1202555010" + person,
                    "Message " + seed + "-" + i,
                    random.nextInt(3) == 0 ? null : "m-" + seed + "-" + i,
                    EnumSet.noneOf(Report.class)));
        }
    }

    List<Intent> intents() {
        return intents;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    void run(SendProgram program) {
        HeymarketSandbox sandbox = program.reset();
        sandbox.set(Switch.CREATE_EXISTING, "DUPLICATE");
        sandbox.set(Switch.LOCAL_ID, any("IGNORED", "FIRST_ANSWER", "REJECT"));
        sandbox.set(Switch.SEND_TO_OPTED_OUT, any("SENT", "REJECT", "FAILS_LATER"));
        sandbox.set(Switch.SEND_ANSWER, any("GALLERY", "QUEUED"));
        sandbox.set(Switch.MESSAGE_LOCAL_ID, any("YES", "NO"));
        sandbox.set(Switch.MESSAGE_LAG, any(0, 3000));
        intents.stream()
                .map(Intent::phone)
                .distinct()
                .forEach(phone -> intents.stream()
                        .filter(intent -> intent.phone().equals(phone))
                        .findFirst()
                        .orElseThrow()
                        .person()
                        .seed(sandbox, phone));
        program.pass(Duration.ofSeconds(10));
        program.beforeRedelivery(() -> {
            releaseLate(program);
            program.pass(Duration.ofSeconds(random.nextInt(90)));
        });
        faults(sandbox);
        boolean isKilled = random.nextInt(3) == 0;
        send(program, isKilled ? intents.subList(0, random.nextInt(intents.size() + 1)) : intents, false);
        if (isKilled) {
            program.kill();
            releaseLate(program);
            faults(sandbox);
            // Only a message with a local id of the caller may be sent again by another process.
            send(
                    program,
                    intents.stream().filter(intent -> intent.localId() != null).toList(),
                    true);
        }
        releaseLate(program);
    }

    private void faults(HeymarketSandbox sandbox) {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Fault fault = random.nextInt(4) == 0
                    ? Fault.status(500).on("GET", "/v1/messages")
                    : any(
                                    Fault.resetAfterApply(),
                                    Fault.resetBeforeApply(),
                                    Fault.truncated(),
                                    Fault.status(503),
                                    Fault.status(429),
                                    Fault.status(400),
                                    Fault.statusAfterApply(500),
                                    Fault.garbage())
                            .on("POST", "/v1/message/send");
            sandbox.faults().add(fault.times(1 + random.nextInt(2)));
        }
        if (!isLateReleased && random.nextInt(4) == 0) {
            sandbox.faults().add(late.on("POST", "/v1/message/send").times(1));
        }
    }

    /** What was lost is carried out now, before a minute has passed. */
    private void releaseLate(SendProgram program) {
        if (!isLateReleased && late.hits() > 0) {
            isLateReleased = true;
            program.awaitOneMore(late::release);
        }
    }

    private void send(SendProgram program, List<Intent> some, boolean again) {
        String options = again ? "&duplicateCheck=always" : "";
        if (random.nextBoolean()) {
            Exchange exchange =
                    program.send(BULK + options, some.stream().map(Intent::row).toList());
            report(some, exchange);
        } else {
            some.forEach(intent -> report(intent, program.send(URI + options, intent.row())));
        }
    }

    private static void report(Intent intent, Exchange exchange) {
        Exception e = exchange.getException();
        intent.reports()
                .add(
                        e == null
                                ? Report.SENT
                                : e instanceof HeymarketException lost && lost.isMaybeApplied()
                                        ? Report.UNKNOWN
                                        : Report.NOT_SENT);
    }

    private static void report(List<Intent> some, Exchange exchange) {
        Exception e = exchange.getException();
        BulkResult result = e instanceof HeymarketStoppedException stopped
                ? stopped.getResult()
                : e instanceof HeymarketPartialException partial
                        ? partial.getResult()
                        : exchange.getMessage().getBody(BulkResult.class);
        try (RowResults rows = result.rows()) {
            while (rows.hasNext()) {
                RowResult row = rows.next();
                some.get((int) row.index())
                        .reports()
                        .add(
                                switch (row.outcome()) {
                                    case SENT -> Report.SENT;
                                    case UNKNOWN -> Report.UNKNOWN;
                                    default -> Report.NOT_SENT;
                                });
            }
        }
    }
}
