package io.github.camelheymarket.faults;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Holds what is stored after a call against what was stored before it, and against what the component reported. */
final class HistoryJudge {

    private static final Set<Outcome> STORED = Set.of(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED);
    private static final Set<Outcome> NOT_STORED =
            Set.of(Outcome.REJECTED, Outcome.FAILED, Outcome.AMBIGUOUS, Outcome.SKIPPED);

    private final Map<Long, SandboxContact> before;
    private final Map<Long, SandboxContact> after;
    private final HistoryStep step;
    private final long tier;
    private final boolean hadRawLoads;
    private final HistoryMirror mirror;
    private final Map<Long, RowResult> results = new TreeMap<>();

    /**
     * @param tier id of the custom field that rows set
     * @param hadRawLoads whether the history has loads that do not search
     * @param mirror what the mirror may delete
     */
    HistoryJudge(
            Map<Long, SandboxContact> before,
            Map<Long, SandboxContact> after,
            HistoryStep step,
            long tier,
            boolean hadRawLoads,
            HistoryMirror mirror) {
        this.before = before;
        this.after = after;
        this.step = step;
        this.tier = tier;
        this.hadRawLoads = hadRawLoads;
        this.mirror = mirror;
    }

    String wrong() {
        List<RowResult> all = ConsentTrial.rows(step.exchange());
        all.forEach(row -> results.put(row.index(), row));
        if (results.size() != all.size()) {
            return "a row has two results";
        }
        boolean isWhole = !step.isKilled() && step.exchange().getException() == null;
        if (isWhole && isBulk() && all.size() != step.rows().size()) {
            return all.size() + " results of " + step.rows().size() + " rows";
        }
        List<String> wrong = new ArrayList<>();
        wrong.add(bystanders());
        wrong.add(twice());
        wrong.add(damage());
        wrong.add(HistoryConsent.wrong(before, after, step, hadRawLoads));
        wrong.add(mirror.wrong(before, after, step));
        wrong.add(
                switch (step.kind()) {
                    case LOAD, MIRROR -> load();
                    case CREATE, UPDATE -> step.isKilled() ? null : single();
                    case DELETE -> step.isKilled() ? null : deleted();
                    case OPT_OUT -> null;
                    case BULK_DELETE -> bulkDeleted();
                });
        return wrong.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private boolean isBulk() {
        return step.kind() == HistoryStep.Kind.LOAD
                || step.kind() == HistoryStep.Kind.MIRROR
                || step.kind() == HistoryStep.Kind.BULK_DELETE;
    }

    private boolean isNamed(SandboxContact contact) {
        return step.rows().stream().anyMatch(row -> has(contact, row.person()));
    }

    /** Nobody else is touched. */
    private String bystanders() {
        for (SandboxContact was : before.values()) {
            if (!isNamed(was) && !was.equals(after.get(was.id())) && !mirror.mayDelete(was, after, step)) {
                return was + " is in no row, and became " + after.get(was.id());
            }
        }
        for (SandboxContact is : after.values()) {
            if (!isNamed(is) && !before.containsKey(is.id())) {
                return is + " is in no row, and is new";
            }
        }
        return null;
    }

    /** Nobody is stored twice by an operation that searches, and none more than once by one create. */
    private String twice() {
        if (hadRawLoads) {
            // What a raw call may have stored, nobody can know.
            return null;
        }
        for (int person = 0; person < HistoryTrial.PEOPLE; person++) {
            int were = of(before, person).size();
            int are = of(after, person).size();
            int most = step.searches()
                    ? Math.max(1, were)
                    : step.kind() == HistoryStep.Kind.CREATE
                            ? were + 1
                            : step.kind() == HistoryStep.Kind.LOAD ? Integer.MAX_VALUE : were;
            if (are > most) {
                return "person " + person + " is there " + are + " times, before " + were;
            }
        }
        return null;
    }

    /** What no row names stays as it was, and nobody goes unless a delete was asked for. */
    private String damage() {
        boolean deletes = step.kind() == HistoryStep.Kind.DELETE || step.kind() == HistoryStep.Kind.BULK_DELETE;
        // A raw call has the damage of the API, which its documentation says. So has a write over one of several
        // contacts of a
        // phone, which raw calls have stored.
        boolean isRaw = hadRawLoads || step.kind() == HistoryStep.Kind.CREATE;
        for (SandboxContact was : before.values()) {
            SandboxContact is = after.get(was.id());
            if (is == null && !deletes && !mirror.mayDelete(was, after, step)) {
                return was + " is gone";
            }
            if (is != null && !isRaw && !others(was).equals(others(is))) {
                return was + " had " + others(was) + " and has " + others(is);
            }
            if (is != null && !isRaw && isBlanked(was, is)) {
                return was + " lost a name or a custom value";
            }
        }
        return null;
    }

    private boolean isBlanked(SandboxContact was, SandboxContact is) {
        return !was.first().isEmpty() && is.first().isEmpty()
                || was.custom().containsKey(tier) && !is.custom().containsKey(tier);
    }

    private List<Object> others(SandboxContact contact) {
        Map<Long, String> custom = new TreeMap<>(contact.custom());
        custom.remove(tier);
        return List.of(contact.last(), contact.email(), contact.avatar(), custom, contact.tags());
    }

    private String load() {
        for (int person = 0; person < HistoryTrial.PEOPLE; person++) {
            String wrong = loaded(person);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private String loaded(int person) {
        List<SandboxContact> were = of(before, person);
        List<SandboxContact> are = of(after, person);
        Set<String> mayBe = new HashSet<>();
        boolean isSaid = false;
        for (int i = 0; i < step.rows().size(); i++) {
            HistoryStep.Row row = step.rows().get(i);
            RowResult result = results.get((long) i);
            if (row.person() != person || result == null) {
                if (row.person() == person) {
                    mayBe.add(row.first());
                }
                continue;
            }
            if (NOT_STORED.contains(result.outcome())) {
                String wrong = notStored(row, result);
                if (wrong != null) {
                    return wrong;
                }
                if (isVanished(result)) {
                    mayBe.add(row.first());
                }
            } else {
                if (STORED.contains(result.outcome()) && !isKept(were)) {
                    isSaid = true;
                    if (!step.has("fill-empty")) {
                        mayBe.clear();
                    }
                }
                mayBe.add(row.first());
            }
        }
        if (isSaid && (are.isEmpty() || are.stream().noneMatch(is -> mayBe.contains(is.first())))) {
            return "person " + person + " is said to be stored with one of " + mayBe + ", and is "
                    + are.stream().map(SandboxContact::first).toList();
        }
        return null;
    }

    /** Whether a value that was there stays. */
    private boolean isKept(List<SandboxContact> were) {
        return step.has("fill-empty")
                && were.stream().anyMatch(was -> !was.first().isEmpty());
    }

    private String notStored(HistoryStep.Row row, RowResult result) {
        if (isVanished(result)) {
            return null;
        }
        boolean isThere = after.values().stream()
                .filter(is -> !Objects.equals(before.get(is.id()), is))
                .anyMatch(is -> holds(is, row) && !(before.containsKey(is.id()) && holds(before.get(is.id()), row)));
        return isThere ? result + " says that it was not stored, and it was" : null;
    }

    /** It is only known that the answer does not mention the row (R6.1). */
    private static boolean isVanished(RowResult result) {
        return "VANISHED".equals(result.reasonCode());
    }

    private boolean holds(SandboxContact contact, HistoryStep.Row row) {
        return row.first().equals(contact.first())
                || row.tier() != null && row.tier().equals(contact.custom().get(tier));
    }

    private String single() {
        HistoryStep.Row row = step.rows().get(0);
        Exception e = step.exchange().getException();
        boolean isThere = of(after, row.person()).stream()
                .anyMatch(is -> row.first().equals(is.first())
                        && (row.tier() == null || row.tier().equals(is.custom().get(tier))));
        if (e == null && !isThere) {
            return "it is said to be stored, and is not";
        }
        boolean isOpen = e instanceof HeymarketException h && h.isMaybeApplied();
        if (e != null && !isOpen && after.values().stream().anyMatch(is -> holds(is, row))) {
            return "it is said to have failed without effect, and was stored: " + e;
        }
        return null;
    }

    private String deleted() {
        int person = step.rows().get(0).person();
        Exception e = step.exchange().getException();
        List<SandboxContact> were = of(before, person);
        List<SandboxContact> are = of(after, person);
        boolean isOpen = e instanceof HeymarketException h && h.isMaybeApplied();
        if (e == null
                && !are.isEmpty()
                && are.size() == were.size()
                && are.stream().noneMatch(SandboxContact::isOptedOut)) {
            return "it is said to be deleted, and is there";
        }
        if (e != null && !isOpen && are.size() != were.size()) {
            return "it is said to have failed without effect, and " + were + " became " + are;
        }
        return null;
    }

    private String bulkDeleted() {
        for (Map.Entry<Long, RowResult> entry : results.entrySet()) {
            int person = step.rows().get(entry.getKey().intValue()).person();
            int were = of(before, person).size();
            int are = of(after, person).size();
            Outcome outcome = entry.getValue().outcome();
            if (outcome == Outcome.DELETED && are > 0 && are == were) {
                return entry.getValue() + " says that it was deleted, and it is there";
            }
            boolean isSaidToBeThere = outcome == Outcome.KEPT_CONSENT || NOT_STORED.contains(outcome);
            if (isSaidToBeThere && are < were) {
                return entry.getValue() + " says that it was not deleted, and it is gone";
            }
        }
        return null;
    }

    private static boolean has(SandboxContact contact, int person) {
        return contact.channels().stream()
                .anyMatch(channel ->
                        channel.type().equals(Channel.PHONE) && channel.value().equals(HistoryTrial.phone(person)));
    }

    private static List<SandboxContact> of(Map<Long, SandboxContact> contacts, int person) {
        return contacts.values().stream()
                .filter(contact -> has(contact, person))
                .toList();
    }
}
