package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each mode means, on maps: the reference that the component is held against. It knows nothing of calls. */
final class SyncModel {

    /** The address book by phone. */
    final Map<String, ModelPerson> book = new TreeMap<>();
    /** Whom mirrors created and did not let go of. */
    final Set<String> ours = new TreeSet<>();

    boolean ledgerExists;

    /** How one run is set up. */
    record Run(
            SyncMode mode,
            List<ModelRow> rows,
            int chunk,
            boolean allowOptIn,
            boolean knowsWhoOptedOut,
            boolean dryRun,
            boolean cut,
            long maxDeletes) {}

    /** What the report must say. */
    static final class Expected {
        final List<Outcome> outcomes = new ArrayList<>();
        final List<Set<String>> changes = new ArrayList<>();
        long optInsWithheld;
        String withheld;
        long candidates;
        long deleted;
        long kept;
        long gone;
    }

    Expected run(Run run) {
        Expected expected = new Expected();
        Map<String, ModelPerson> after = new TreeMap<>();
        book.forEach((phone, person) -> after.put(phone, person.copy()));
        Set<String> created = new HashSet<>();
        Set<String> met = new HashSet<>();
        Set<String> outs = new HashSet<>();
        Set<String> outsSoFar = new HashSet<>();
        run.rows().forEach(row -> outs.add(row.optsOut()));
        for (int from = 0; from < run.rows().size(); from += run.chunk()) {
            List<ModelRow> chunk = run.rows().subList(from, Math.min(run.rows().size(), from + run.chunk()));
            // A dry run reports each chunk as if there had been none before it.
            Map<String, ModelPerson> seen = run.dryRun() ? copyOf(book) : after;
            chunk.forEach(row -> outsSoFar.add(row.optsOut()));
            chunk(run, chunk, seen, created, outs, run.dryRun() ? Set.of() : outsSoFar, expected);
            chunk.stream().filter(row -> row.phone != null).forEach(row -> met.add(row.phone));
        }
        if (run.mode() == SyncMode.MIRROR) {
            Set<String> mine = new TreeSet<>(ours);
            if (!run.dryRun()) {
                mine.addAll(created);
            }
            deletions(run, met, mine, after, expected);
            if (!run.dryRun()) {
                ours.clear();
                ours.addAll(mine);
                ledgerExists = true;
            }
        }
        if (!run.dryRun()) {
            book.clear();
            book.putAll(after);
        }
        return expected;
    }

    private static Map<String, ModelPerson> copyOf(Map<String, ModelPerson> people) {
        Map<String, ModelPerson> copy = new TreeMap<>();
        people.forEach((phone, person) -> copy.put(phone, person.copy()));
        return copy;
    }

    private static void chunk(
            Run run,
            List<ModelRow> chunk,
            Map<String, ModelPerson> people,
            Set<String> created,
            Set<String> outs,
            Set<String> outsSoFar,
            Expected expected) {
        Map<String, ModelRow> whole = new LinkedHashMap<>();
        for (ModelRow row : chunk) {
            if (row.phone != null) {
                whole.merge(row.phone, row.with(new ModelRow()), ModelRow::with);
            }
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, Set<String>> changes = new LinkedHashMap<>();
        Set<String> optedIn = new HashSet<>();
        Set<String> partly = new HashSet<>();
        Map<ModelRow, Set<String>> carriedOut = new IdentityHashMap<>();
        for (ModelRow row : chunk) {
            ModelPerson person = row.phone != null || row.optsOut() == null ? null : people.get(row.optsOut());
            if (person != null && !person.isOut() && mayOptOut(run, row.optsOut(), created)) {
                person.outByTeam = true;
                carriedOut.put(row, Set.of("is_opted_out"));
            }
        }
        whole.forEach((phone, row) -> {
            Set<String> changed = new TreeSet<>();
            row.out = outsSoFar.contains(phone) ? Boolean.TRUE : row.out;
            Outcome outcome = people.containsKey(phone)
                    ? ModelWrites.update(run, row, people.get(phone), outs, changed, optedIn)
                    : ModelWrites.create(run, row, people, changed);
            ModelPerson person = people.get(phone);
            if (outcome == Outcome.SKIPPED
                    && Boolean.TRUE.equals(row.out)
                    && created.contains(phone)
                    && !person.isOut()
                    && mayOptOut(run, phone, created)) {
                person.outByTeam = true;
                changed.add("is_opted_out");
            }
            if (outcome == Outcome.CREATED) {
                created.add(phone);
            }
            if (optedIn.contains(phone) && run.cut()) {
                // Nobody is opted in before all rows are read.
                outcome = Outcome.FAILED;
                partly.add(phone);
            }
            outcomes.put(phone, outcome);
            changes.put(phone, changed);
        });
        for (ModelRow row : chunk) {
            Outcome outcome = row.phone == null ? Outcome.REJECTED : outcomes.get(row.phone);
            expected.outcomes.add(outcome);
            Set<String> told = row.phone == null ? carriedOut.get(row) : changes.remove(row.phone);
            expected.changes.add(
                    told == null
                                    || !(outcome == Outcome.CREATED
                                            || outcome == Outcome.UPDATED
                                            || partly.contains(row.phone)
                                            || told.equals(Set.of("is_opted_out")))
                            ? Set.of()
                            : told);
            if (Boolean.FALSE.equals(row.out) && outcome.isSuccess() && !optedIn.contains(row.phone)) {
                expected.optInsWithheld++;
            }
        }
    }

    /** With create-only a row opts out nobody but those whom the run itself created. */
    private static boolean mayOptOut(Run run, String phone, Set<String> created) {
        return !run.dryRun() && (run.mode() != SyncMode.CREATE_ONLY || created.contains(phone));
    }

    private void deletions(
            Run run, Set<String> met, Set<String> mine, Map<String, ModelPerson> after, Expected expected) {
        if (run.cut()) {
            expected.withheld = "SOURCE_NOT_READ";
        } else if (run.rows().isEmpty()) {
            expected.withheld = "EMPTY_SOURCE";
        } else if (expected.outcomes.stream().anyMatch(outcome -> !outcome.isSuccess())) {
            expected.withheld = "UNSUCCESSFUL_ROWS";
        } else if (!ledgerExists) {
            expected.withheld = "NO_LEDGER";
        } else {
            Set<String> candidates = new TreeSet<>(mine);
            candidates.removeAll(met);
            expected.candidates = candidates.size();
            if (candidates.size() > run.maxDeletes()) {
                expected.withheld = "TOO_MANY";
                return;
            }
            for (String phone : candidates) {
                ModelPerson person = after.get(phone);
                if (person == null) {
                    expected.gone++;
                } else if (person.isOut() || person.blocked) {
                    expected.kept++;
                } else {
                    expected.deleted++;
                    after.remove(phone);
                }
                mine.remove(phone);
            }
        }
    }
}
