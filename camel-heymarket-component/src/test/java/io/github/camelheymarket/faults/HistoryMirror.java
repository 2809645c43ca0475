package io.github.camelheymarket.faults;

import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.SyncDeletions;
import io.github.camelheymarket.model.SyncReport;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom the mirror of a history may delete: those whom it created, or may have, and who left the source. */
final class HistoryMirror {

    private static final Set<Outcome> SETTLED =
            Set.of(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REJECTED);

    private final Set<Long> own = new HashSet<>();
    /** Whose create it intended, and does not know of: whoever appears then is taken for the one that it created. */
    private final Set<Integer> intended = new HashSet<>();

    boolean mayDelete(SandboxContact was, Map<Long, SandboxContact> after, HistoryStep step) {
        return step.kind() == HistoryStep.Kind.MIRROR
                && !after.containsKey(was.id())
                && own.contains(was.id())
                && step.rows().stream().noneMatch(row -> was.phone().equals(HistoryTrial.phone(row.person())));
    }

    /** @return what is wrong with the deletions, {@code null} if nothing is */
    String wrong(Map<Long, SandboxContact> before, Map<Long, SandboxContact> after, HistoryStep step) {
        if (step.kind() == HistoryStep.Kind.MIRROR) {
            note(step);
        }
        after.values().stream()
                .filter(is -> !before.containsKey(is.id()))
                .filter(is -> step.kind() == HistoryStep.Kind.MIRROR || isIntended(is))
                .forEach(is -> own.add(is.id()));
        long gone =
                before.keySet().stream().filter(id -> !after.containsKey(id)).count();
        if (step.kind() == HistoryStep.Kind.MIRROR
                && !step.isKilled()
                && step.exchange().getMessage().getBody() instanceof SyncReport report) {
            SyncDeletions deletions = report.getDeletions();
            long deleted = deletions.counts().deleted();
            if (deleted > gone
                    || deletions.problems().isEmpty() && deletions.counts().failed() == 0 && deleted < gone) {
                return gone + " are gone, and the mirror says " + deletions;
            }
        }
        return null;
    }

    private boolean isIntended(SandboxContact contact) {
        return intended.stream().anyMatch(person -> contact.phone().equals(HistoryTrial.phone(person)));
    }

    private void note(HistoryStep step) {
        Map<Long, Outcome> outcomes = ConsentTrial.rows(step.exchange()).stream()
                .collect(java.util.stream.Collectors.toMap(RowResult::index, RowResult::outcome));
        for (int i = 0; i < step.rows().size(); i++) {
            Outcome outcome = outcomes.get((long) i);
            if (outcome == null || !SETTLED.contains(outcome)) {
                intended.add(step.rows().get(i).person());
            }
        }
    }
}
