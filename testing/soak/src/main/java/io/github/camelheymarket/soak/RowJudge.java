package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Knows what each person may be stored as, from what the component said of each row: the last value that it said is stored, or one
 * of later rows of which it did not say, since it could not or was killed.
 */
final class RowJudge {

    private static final String ABSENT = "nobody";
    private static final Set<String> STORED = Set.of("CREATED", "UPDATED", "UNCHANGED", LaneThread.STORED);
    private static final Set<String> OPEN = Set.of("UNKNOWN", "SENT");

    private final HeymarketSandbox sandbox;
    private final Workload workload;
    private final Violations violations;
    private final RequestJudge requests;
    private final Map<String, Set<String>> mayBe = new HashMap<>();
    private final Set<String> optedOut = new HashSet<>();
    /** The jobs under way, with what was said of their rows. */
    private final Map<Lane, Attempt> attempts = new EnumMap<>(Lane.class);

    private final Map<String, Long> counts = new TreeMap<>();
    private long jobs;

    RowJudge(HeymarketSandbox sandbox, Workload workload, Violations violations, RequestJudge requests) {
        this.sandbox = sandbox;
        this.workload = workload;
        this.violations = violations;
        this.requests = requests;
    }

    private record Attempt(Job job, Map<Integer, Said> said) {}

    private record Said(String outcome, String reason) {}

    void accept(String[] words) {
        switch (words[0]) {
            // Of a program that was killed.
            case "start" -> attempts.values().forEach(attempt -> over(attempt, "killed"));
            case "begin" -> begin(Lane.valueOf(words[1]), Integer.parseInt(words[2]));
            case "row" -> said(words);
            case "end" -> end(words);
            case "broken" -> violations.add("the program says: " + String.join(" ", words), List.of());
            default -> {}
        }
        if (words[0].equals("start")) {
            attempts.clear();
        }
    }

    private void begin(Lane lane, int number) {
        jobs++;
        attempts.put(lane, new Attempt(workload.job(lane, number), new HashMap<>()));
    }

    private void said(String[] words) {
        attempts.get(Lane.valueOf(words[1])).said.put(Integer.parseInt(words[3]), new Said(words[4], words[5]));
        counts.merge(words[4], 1L, Long::sum);
    }

    private void end(String[] words) {
        over(attempts.remove(Lane.valueOf(words[1])), words.length > 4 ? words[4] : "");
    }

    /** @param how "killed", or what a mirror says of its deletions */
    private void over(Attempt attempt, String how) {
        if (attempt.job.kind() == Job.Kind.MESSAGE) {
            return;
        }
        Map<String, List<Integer>> people = new TreeMap<>();
        List<Job.Row> rows = attempt.job.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).person() >= 0) {
                people.computeIfAbsent(rows.get(i).phone(), phone -> new ArrayList<>())
                        .add(i);
            }
        }
        people.forEach((phone, indexes) -> one(attempt, phone, indexes, how));
        if (attempt.job.kind() == Job.Kind.MIRROR) {
            mirrored(people.keySet(), how);
        }
    }

    private void one(Attempt attempt, String phone, List<Integer> indexes, String how) {
        Set<String> states = mayBe.computeIfAbsent(phone, any -> new HashSet<>(Set.of(ABSENT)));
        for (int index : indexes) {
            Job.Row row = attempt.job.rows().get(index);
            Said said = how.equals("killed") ? null : attempt.said.get(index);
            if (said == null) {
                states.add(row.value());
            } else if (STORED.contains(said.outcome)) {
                states.clear();
                states.add(row.value());
                if (row.optsOut()) {
                    optedOut.add(phone);
                }
            } else if (OPEN.contains(said.outcome) || said.reason.equals("VANISHED")) {
                states.add(row.value());
            }
        }
    }

    /** Whoever is not in the source is deleted, unless something spoke against it. */
    private void mirrored(Set<String> inSource, String how) {
        for (int i = 0; i < Workload.MIRRORED; i++) {
            String phone = Workload.phone(Lane.SYNC.firstPerson + i);
            if (inSource.contains(phone) || !mayBe.containsKey(phone)) {
                continue;
            }
            boolean mayStay = !how.equals("whole")
                    || sandbox.findByPhone(phone)
                            .filter(SandboxContact::isOptedOut)
                            .isPresent();
            if (!mayStay) {
                mayBe.get(phone).clear();
            }
            mayBe.get(phone).add(ABSENT);
        }
    }

    /** What is said to be under way. */
    List<String> open() {
        return attempts.values().stream().map(attempt -> attempt.job.name()).toList();
    }

    /** Holds each person against what is stored, while nothing is under way. */
    void judge() {
        mayBe.forEach((phone, states) -> {
            List<SandboxContact> stored = sandbox.allByPhone(phone);
            String is = stored.isEmpty()
                    ? ABSENT
                    : stored.stream().map(SandboxContact::first).collect(Collectors.joining(" and "));
            if (!states.contains(is)) {
                violations.add(phone + " is said to be one of " + states + " and is " + is, requests.story(phone));
            }
            if (optedOut.contains(phone) && !stored.stream().allMatch(SandboxContact::isOptedOut)) {
                violations.add(phone + " is said to be opted out, and is not", requests.story(phone));
                optedOut.remove(phone);
            }
            states.clear();
            states.add(is);
        });
    }

    long count(Set<String> outcomes) {
        return counts.entrySet().stream()
                .filter(entry -> outcomes.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    Map<String, Long> counts() {
        return counts;
    }

    long jobs() {
        return jobs;
    }
}
