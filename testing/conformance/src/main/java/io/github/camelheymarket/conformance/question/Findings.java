package io.github.camelheymarket.conformance.question;

import io.github.camelheymarket.conformance.api.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The findings so far, one per question. A later finding replaces an earlier one, unless that answers the question. */
public final class Findings {
    private final Map<Question, Finding> all = new EnumMap<>(Question.class);

    /** One reading holds. */
    public void answered(Question question, String reading, Answer... evidence) {
        answered(question, reading, "", evidence);
    }

    /** One reading holds, with a note. */
    public void answered(Question question, String reading, String note, Answer... evidence) {
        put(question, State.ANSWERED, question.checked(reading), note, Arrays.asList(evidence));
    }

    /** Answers the question if all readings are the same; otherwise no reading fits. */
    public void agreed(Question question, Collection<String> readings, String note, Answer... evidence) {
        List<String> distinct = readings.stream().distinct().toList();
        if (distinct.size() == 1) {
            answered(question, distinct.get(0), evidence);
        } else {
            noReadingFits(question, note + ": " + String.join(" and ", distinct), evidence);
        }
    }

    /** The response matches no reading. */
    public void noReadingFits(Question question, String note, Answer... evidence) {
        put(question, State.NO_READING_FITS, null, note, Arrays.asList(evidence));
    }

    /** The question could not be answered. */
    public void undetermined(Question question, String because, Answer... evidence) {
        put(question, State.UNDETERMINED, null, because, Arrays.asList(evidence));
    }

    /** A probe has failed. An earlier response that fits no reading says more, and is kept. */
    public void failed(Question question, String because) {
        if (!has(question) || all.get(question).state() != State.NO_READING_FITS) {
            undetermined(question, because);
        }
    }

    /** Only a run that writes can answer the question. */
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

    public boolean isAnswered(Question question) {
        return has(question) && all.get(question).state() == State.ANSWERED;
    }

    /** The reading, {@code null} unless answered. */
    public String reading(Question question) {
        return has(question) ? all.get(question).reading() : null;
    }

    public boolean is(Question question, String reading) {
        return question.checked(reading).equals(reading(question));
    }

    /** The number; 0 if no limit was met, or it is unknown. */
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
        if (isAnswered(question)) {
            return;
        }
        List<Finding.Evidence> evidence = new ArrayList<>();
        answers.forEach(a -> evidence.add(new Finding.Evidence(a.asked(), a.came())));
        all.put(question, new Finding(question, state, reading, note, evidence));
    }
}
