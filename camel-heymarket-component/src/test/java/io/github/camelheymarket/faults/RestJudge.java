package io.github.camelheymarket.faults;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Holds what an account stores after a call against what it stored before, and against what the component reported. */
final class RestJudge {

    private final SortedMap<String, Object> before;
    private final SortedMap<String, Object> after;
    private final RestStep step;

    RestJudge(SortedMap<String, Object> before, SortedMap<String, Object> after, RestStep step) {
        this.before = before;
        this.after = after;
        this.step = step;
    }

    /** @return {@code null} if nothing is wrong */
    String wrong() {
        for (int i = 0; i < step.effects().size(); i++) {
            String wrong = wrong(step.effects().get(i), step.report(i));
            if (wrong != null) {
                return "effect " + i + " is reported as " + step.report(i) + ": " + wrong;
            }
        }
        for (String name : changed()) {
            if (step.effects().stream().noneMatch(effect -> isOf(effect, name))) {
                return name + " was " + before.get(name) + " and became " + after.get(name)
                        + ", which nobody asked for";
            }
            if (name.startsWith("guest ") && !Objects.equals(after.get(name), 1)) {
                return name + " is there " + after.get(name) + " times";
            }
        }
        return null;
    }

    private String wrong(RestEffect effect, RestStep.Report report) {
        boolean untouched =
                effect.changes().keySet().stream().allMatch(name -> Objects.equals(before.get(name), after.get(name)))
                        && made(effect).isEmpty();
        boolean applied = effect.changes().entrySet().stream()
                        .allMatch(change -> Objects.equals(after.get(change.getKey()), change.getValue()))
                && made(effect).size() == (effect.kind() == null ? 0 : 1)
                && made(effect).stream().allMatch(name -> effect.made().equals(after.get(name)));
        return switch (report) {
            case DONE ->
                !effect.isPossible()
                        ? "it was not possible"
                        : !applied ? "it is not so; expected " + effect + ", made " + made(effect) : otherId(effect);
            case NOT_DONE -> untouched ? null : "something changed; it was to be " + effect;
            case UNKNOWN -> untouched || applied ? null : "it is half done, or twice; expected " + effect;
        };
    }

    /** A create reports the id of what it made. */
    private String otherId(RestEffect effect) {
        if (effect.kind() == null
                || step.hasRows()
                || !(step.exchange().getMessage().getBody() instanceof Map<?, ?> answer)) {
            return null;
        }
        String name = effect.kind() + " " + answer.get("id");
        return made(effect).contains(name) ? null : "it is said to be " + name + ", and is " + made(effect);
    }

    private Set<String> made(RestEffect effect) {
        Set<String> made = new TreeSet<>();
        if (effect.kind() != null) {
            after.keySet().stream()
                    .filter(name -> name.startsWith(effect.kind() + " ") && !before.containsKey(name))
                    .forEach(made::add);
        }
        return made;
    }

    private boolean isOf(RestEffect effect, String name) {
        return effect.changes().containsKey(name)
                || made(effect).contains(name)
                || effect.besides().stream().anyMatch(name::startsWith);
    }

    private Set<String> changed() {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }
}
