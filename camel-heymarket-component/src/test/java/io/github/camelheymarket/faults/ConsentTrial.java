package io.github.camelheymarket.faults;

import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * A made-up history of a few people: they write STOP and START, and every operation that writes goes over them, with rows of
 * every kind, against a server with switches and faults of its own. Whoever has opted out stays so, unless an explicit opt-in
 * that is allowed is the last word; and what is reported is true.
 */
final class ConsentTrial {

    static final int PEOPLE = 3;
    private static final int STEPS = 12;
    static final String CARRIED_OUT = "carried out all the same";
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
                rig.sandbox.set(question, values.get(random.nextInt(values.size())));
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
            ConsentStep done = new ConsentSteps(random, rig, ledgers, story).next();
            rig.sandbox.faults().clear();
            String wrong = new ConsentJudge(before, contacts(), done).wrong();
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

    static String phone(int person) {
        return "1202555014" + person;
    }

    private Map<Long, SandboxContact> contacts() {
        return rig.sandbox.contacts().stream()
                .collect(Collectors.toMap(SandboxContact::id, contact -> contact, (a, b) -> a, LinkedHashMap::new));
    }

    static List<RowResult> rows(Exchange exchange) {
        Object body = exchange == null ? null : exchange.getMessage().getBody();
        BulkResult result =
                body instanceof SyncReport report ? report.getResult() : body instanceof BulkResult bulk ? bulk : null;
        if (exchange != null && exchange.getException() instanceof HeymarketStoppedException e) {
            result = e.getResult();
        } else if (exchange != null && exchange.getException() instanceof HeymarketPartialException e) {
            result = e.getResult();
        }
        List<RowResult> rows = new ArrayList<>();
        if (body instanceof RowResult coalesced) {
            rows.add(coalesced);
        }
        if (result != null) {
            try (RowResults all = result.rows()) {
                all.forEachRemaining(rows::add);
            }
        }
        return rows;
    }
}
