package io.github.camelheymarket.sync;

import io.github.camelheymarket.model.Outcome;
import java.util.Map;
import java.util.Set;

/** What one row does to one person, by the mode of the sync. */
final class ModelWrites {

    private static final int MOST_TAGS = 5;

    private ModelWrites() {}

    static Outcome create(SyncModel.Run run, ModelRow row, Map<String, ModelPerson> people, Set<String> changed) {
        if (run.mode() == SyncMode.UPDATE_ONLY) {
            return Outcome.SKIPPED;
        }
        if (row.tags != null && row.tags.size() > MOST_TAGS) {
            return Outcome.REJECTED;
        }
        ModelPerson person = new ModelPerson();
        changed.add("phone");
        row.texts.forEach((member, value) -> set(member, value, person.texts, changed, ""));
        row.custom.forEach((title, value) -> set(title, value, person.custom, changed, "custom."));
        if (row.tags != null && !row.tags.isEmpty()) {
            person.tags.addAll(row.tags);
            changed.add("tags");
        }
        if (row.owner > 0) {
            person.owner = row.owner;
            changed.add("assignee_id");
        }
        if (Boolean.TRUE.equals(row.out)) {
            person.outByTeam = true;
            changed.add("is_opted_out");
        }
        if (!person.texts.containsKey("display_name")) {
            person.text("display_name", person.joinedName());
        }
        people.put(row.phone, person);
        return Outcome.CREATED;
    }

    private static void set(String name, String value, Map<String, String> values, Set<String> changed, String prefix) {
        if (!value.isEmpty()) {
            values.put(name, value);
            changed.add(prefix + name);
        }
    }

    static Outcome update(
            SyncModel.Run run,
            ModelRow row,
            ModelPerson person,
            Set<String> outs,
            Set<String> changed,
            Set<String> optedIn) {
        if (run.mode() == SyncMode.CREATE_ONLY) {
            return Outcome.SKIPPED;
        }
        boolean fills = run.mode() == SyncMode.FILL_EMPTY;
        ModelPerson next = person.copy();
        boolean joined = person.text("display_name").equals(person.joinedName());
        boolean clearsJoined = joined && "".equals(row.texts.get("display_name"));
        row.texts.forEach((member, value) -> {
            String has = person.text(member);
            if (member.equals("display_name") && clearsJoined) {
                return;
            }
            boolean same = member.equals("email") ? has.equalsIgnoreCase(value) : has.equals(value);
            if (!same && (!fills || has.isEmpty())) {
                next.text(member, value);
                changed.add(member);
            }
        });
        boolean named = !person.text("display_name").isEmpty();
        boolean given = row.texts.containsKey("display_name") && !clearsJoined && !(fills && named);
        if (named && joined && !given) {
            next.text("display_name", next.joinedName());
        }
        row.custom.forEach((title, value) -> {
            String has = person.custom.getOrDefault(title, "");
            if (!has.equals(value) && (!fills || has.isEmpty())) {
                changed.add("custom." + title);
                next.custom.put(title, value);
                next.custom.values().removeIf(String::isEmpty);
            }
        });
        tags(row, person, next, fills, changed);
        if (row.owner > 0 && row.owner != person.owner && (!fills || person.owner == 0)
                || row.owner < 0 && person.owner > 0 && !fills) {
            next.owner = Math.max(0, row.owner);
            changed.add("assignee_id");
        }
        if (next.tags.size() > MOST_TAGS) {
            changed.clear();
            if (Boolean.TRUE.equals(row.out) && !person.isOut()) {
                person.outByTeam = !run.dryRun();
                changed.addAll(run.dryRun() ? Set.of() : Set.of("is_opted_out"));
            }
            return Outcome.REJECTED;
        }
        consent(run, row, person, next, outs, changed, optedIn);
        if (changed.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        person.texts.clear();
        person.texts.putAll(next.texts);
        person.custom.clear();
        person.custom.putAll(next.custom);
        person.tags.clear();
        person.tags.addAll(next.tags);
        person.owner = next.owner;
        person.outByTeam = next.outByTeam;
        return Outcome.UPDATED;
    }

    private static void tags(ModelRow row, ModelPerson person, ModelPerson next, boolean fills, Set<String> changed) {
        if (row.tags == null || fills && !person.tags.isEmpty()) {
            return;
        }
        if (row.tags.isEmpty()) {
            next.tags.clear();
        } else {
            next.tags.addAll(row.tags);
        }
        if (!next.tags.equals(person.tags)) {
            changed.add("tags");
        }
    }

    private static void consent(
            SyncModel.Run run,
            ModelRow row,
            ModelPerson person,
            ModelPerson next,
            Set<String> outs,
            Set<String> changed,
            Set<String> optedIn) {
        if (Boolean.TRUE.equals(row.out) && !person.isOut()) {
            next.outByTeam = true;
            changed.add("is_opted_out");
        }
        boolean mayOptIn = !outs.contains(row.phone)
                && run.allowOptIn()
                && run.mode().mayTakeAway()
                && Boolean.FALSE.equals(row.out);
        if (mayOptIn && person.outByTeam && !person.outByPerson && run.knowsWhoOptedOut()) {
            if (!run.cut()) {
                next.outByTeam = false;
                changed.add("is_opted_out");
            }
            optedIn.add(row.phone);
        }
    }
}
