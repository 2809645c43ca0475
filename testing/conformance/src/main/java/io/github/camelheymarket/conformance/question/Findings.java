package io.github.camelheymarket.conformance.question;

import io.github.camelheymarket.conformance.api.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found out so far, one finding a question. A later one takes the place of an earlier one unless that was told. */
public final class Findings {
    private final Map<Question, Finding> all = new EnumMap<>(Question.class);

    /** One reading holds. */
    public void told(Question question, String reading, Answer... evidence) {
        told(question, reading, "", evidence);
    }

    /** One reading holds, with something to say about it. */
    public void told(Question question, String reading, String note, Answer... evidence) {
        put(question, State.TOLD, question.checked(reading), note, Arrays.asList(evidence));
    }

    /** Tells the one reading that all these give; if they differ, none fits. */
    public void agreed(Question question, Collection<String> readings, String note, Answer... evidence) {
        List<String> distinct = readings.stream().distinct().toList();
        if (distinct.size() == 1) {
            told(question, distinct.get(0), evidence);
        } else {
            unfit(question, note + ": " + String.join(" and ", distinct), evidence);
        }
    }

    /** What came back fits no reading. */
    public void unfit(Question question, String note, Answer... evidence) {
        put(question, State.NO_READING_FITS, null, note, Arrays.asList(evidence));
    }

    /** It cannot be told. */
    public void notTold(Question question, String because, Answer... evidence) {
        put(question, State.NOT_TOLD, null, because, Arrays.asList(evidence));
    }

    /** The asking broke off. What came back before and fits no reading is worth more than that. */
    public void failed(Question question, String because) {
        if (!has(question) || all.get(question).state() != State.NO_READING_FITS) {
            notTold(question, because);
        }
    }

    /** Only a run that writes can tell. */
    public void needsWrite(Question question, String because, Answer... evidence) {
        put(question, State.NEEDS_WRITE, null, because, Arrays.asList(evidence));
    }

    public void notAsked(Question question, String because) {
        put(question, State.NOT_ASKED, null, because, List.of());
    }

    /** Whether there is any finding. */
    public boolean has(Question question) {
        return all.containsKey(question);
    }

    public boolean isTold(Question question) {
        return has(question) && all.get(question).state() == State.TOLD;
    }

    /** The reading, {@code null} unless told. */
    public String reading(Question question) {
        return has(question) ? all.get(question).reading() : null;
    }

    public boolean is(Question question, String reading) {
        return question.checked(reading).equals(reading(question));
    }

    /** The number told; 0 if no limit was met or nothing is known. */
    public int number(Question question) {
        return reading(question) == null ? 0 : Integer.parseInt(reading(question));
    }

    public Finding of(Question question) {
        return all.get(question);
    }

    /** All findings, in the order of the questions. */
    public List<Finding> list() {
        return List.copyOf(all.values());
    }

    public long count(State state) {
        return all.values().stream().filter(f -> f.state() == state).count();
    }

    private void put(Question question, State state, String reading, String note, List<Answer> answers) {
        if (isTold(question)) {
            return;
        }
        List<Finding.Evidence> evidence = new ArrayList<>();
        answers.forEach(a -> evidence.add(new Finding.Evidence(a.asked(), a.came())));
        all.put(question, new Finding(question, state, reading, note, evidence));
    }
}
