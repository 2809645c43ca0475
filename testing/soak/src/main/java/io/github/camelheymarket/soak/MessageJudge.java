package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.messaging.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** No message went out twice, each that is said to be sent went out, and none that is said not to be. */
final class MessageJudge {

    private final HeymarketSandbox sandbox;
    private final Workload workload;
    private final Violations violations;
    private final RequestJudge requests;
    private final Map<Integer, String> said = new HashMap<>();

    MessageJudge(HeymarketSandbox sandbox, Workload workload, Violations violations, RequestJudge requests) {
        this.sandbox = sandbox;
        this.workload = workload;
        this.violations = violations;
        this.requests = requests;
    }

    void accept(String[] words) {
        if (words[0].equals("row") && words[1].equals(Lane.MESSAGE.name())) {
            said.put(Integer.parseInt(words[2]), words[4]);
        }
    }

    void judge() {
        Map<String, Long> sent = sandbox.messaging().sent().stream()
                .collect(Collectors.groupingBy(Message::text, Collectors.counting()));
        said.forEach((number, outcome) -> {
            Job.Row row = workload.job(Lane.MESSAGE, number).rows().get(0);
            long times = sent.getOrDefault(row.value(), 0L);
            if (times > 1
                    || times == 0 && outcome.equals(LaneThread.STORED)
                    || times == 1 && outcome.equals("FAILED")) {
                violations.add(
                        "message " + number + " went out " + times + " times, said " + outcome,
                        requests.story(row.phone()));
            }
        });
        said.clear();
    }

    int sent() {
        return sandbox.messaging().sent().size();
    }
}
