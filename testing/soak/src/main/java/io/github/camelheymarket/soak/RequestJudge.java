package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.store.ConsentChange;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches each request of the component: no opt-out is undone that it could know of, nobody is stored twice, and requests stay
 * within the budget. A time is taken after the request arrived and before its answer leaves. A permit of the budget is granted
 * before the former and counts for a minute from after the latter, so no tolerance is needed.
 */
final class RequestJudge {

    private static final Pattern PHONE = Pattern.compile("1202[0-9]{7}");
    private static final Pattern STATUS =
            Pattern.compile("\"phone\" ?: ?\"\\+?(1202[0-9]{7})\".*\"unsubscribed\" ?: ?(true|false)");
    private static final int STORY = 60;
    private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
    /** A write of a job that waits for lost writes, retries and the budget comes so long after its look at the status. */
    private static final long OLD_LOOK = TimeUnit.MINUTES.toNanos(5);

    private final HeymarketSandbox sandbox;
    private final int limit;
    private final Violations violations;
    private final Deque<Long> times = new ArrayDeque<>();
    private final Map<String, Deque<String>> stories = new HashMap<>();
    private final Map<String, Look> looks = new HashMap<>();
    private final Map<Long, String> optedOut = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private int consentChanges;
    private long born = System.nanoTime();
    private long requests;
    private long faults;
    private long limited;
    private long races;
    private long longestRace;
    private int most;

    /** What the component last saw of somebody's consent. */
    private record Look(boolean unsubscribed, long at) {}

    /** @param limit of requests in a minute */
    RequestJudge(HeymarketSandbox sandbox, int limit, Violations violations) {
        this.sandbox = sandbox;
        this.limit = limit;
        this.violations = violations;
    }

    /** The program starts again, and knows nothing of the requests before. */
    synchronized void born() {
        born = System.nanoTime();
        times.clear();
    }

    void request(RecordedRequest request) {
        try {
            judge(request);
        } catch (RuntimeException | Error e) {
            // The sandbox would go on without a word.
            violations.add("the judge failed at " + request + ": " + e, List.of());
        }
    }

    private synchronized void judge(RecordedRequest request) {
        String authorization = request.header("Authorization");
        boolean isOthers = authorization != null && authorization.contains(sandbox.apiKey());
        tell(request);
        if (!isOthers) {
            requests++;
            faults += request.fault() == null ? 0 : 1;
            budget(request);
            look(request);
        }
        consent(request);
        if (request.method().equals("DELETE") || request.path().contains("delete")) {
            deleted(request);
        }
        if (request.method().equals("POST") && request.status() < 300) {
            doubles(request);
        }
    }

    private void budget(RecordedRequest request) {
        long now = System.nanoTime();
        while (!times.isEmpty() && now - times.peekFirst() >= MINUTE) {
            times.removeFirst();
        }
        times.addLast(now);
        most = Math.max(most, times.size());
        if (times.size() > limit) {
            violations.add(times.size() + " requests within a minute: " + request, List.of());
        }
        if (request.status() == 429 && request.fault() == null) {
            limited++;
            if (now - born > MINUTE) {
                violations.add(
                        "refused by the limit, and no program was killed in the minute before: " + request, List.of());
            }
        }
    }

    private void look(RecordedRequest request) {
        if (request.path().equals("/v1/contact/status") && request.fault() == null && request.answer() != null) {
            Matcher status = STATUS.matcher(request.answer());
            if (status.find()) {
                looks.put(status.group(1), new Look(Boolean.parseBoolean(status.group(2)), System.nanoTime()));
            }
        }
    }

    private void consent(RecordedRequest request) {
        List<ConsentChange> changes = sandbox.consentChanges();
        for (ConsentChange change : changes.subList(consentChanges, changes.size())) {
            String phone = sandbox.findById(change.contactId())
                    .map(SandboxContact::phone)
                    .orElse("");
            if (change.after().unsubscribed()) {
                optedOut.put(change.contactId(), phone);
            } else if (change.isOptIn()) {
                optedOut.remove(change.contactId());
                undone(phone, "the opt-out of " + phone + " is undone by " + request);
            }
        }
        consentChanges = changes.size();
    }

    private void deleted(RecordedRequest request) {
        optedOut.entrySet().removeIf(entry -> {
            boolean isGone = sandbox.findById(entry.getKey()).isEmpty();
            if (isGone) {
                undone(entry.getValue(), entry.getValue() + " opted out, and is deleted by " + request);
            }
            return isGone;
        });
    }

    /** An opt-out between the look at somebody and the write that follows is beyond every client of this API. */
    private void undone(String phone, String what) {
        Look look = looks.get(phone);
        long age = look == null ? Long.MAX_VALUE : System.nanoTime() - look.at;
        if (look == null || look.unsubscribed || age > OLD_LOOK) {
            violations.add(
                    what
                            + (look == null
                                    ? ", without a look"
                                    : ", looked at " + TimeUnit.NANOSECONDS.toMillis(age) + " ms before: unsubscribed="
                                            + look.unsubscribed),
                    story(phone));
        } else {
            races++;
            longestRace = Math.max(longestRace, age);
        }
    }

    private void doubles(RecordedRequest request) {
        phones(request.body()).forEach(phone -> {
            if (sandbox.allByPhone(phone).size() > 1 && twice.add(phone)) {
                violations.add(phone + " is stored twice by " + request, story(phone));
            }
        });
    }

    private void tell(RecordedRequest request) {
        Set<String> phones = phones(request.body());
        if (request.path().startsWith("/v1/contact/")) {
            String id = request.path().substring("/v1/contact/".length());
            if (!id.isEmpty() && id.chars().allMatch(Character::isDigit)) {
                sandbox.findById(Long.parseLong(id)).ifPresent(contact -> phones.add(contact.phone()));
            }
        }
        for (String phone : phones) {
            Deque<String> story = stories.computeIfAbsent(phone, any -> new ArrayDeque<>());
            story.addLast(request + " " + cut(request.body()) + " -> " + cut(request.answer()));
            if (story.size() > STORY) {
                story.removeFirst();
            }
        }
    }

    private static String cut(String text) {
        return text == null || text.length() < 4_000 ? text : text.substring(0, 4_000) + "...";
    }

    private static Set<String> phones(String body) {
        Set<String> phones = new HashSet<>();
        if (body != null) {
            Matcher matcher = PHONE.matcher(body);
            while (matcher.find()) {
                phones.add(matcher.group());
            }
        }
        return phones;
    }

    /** The last requests that named that person. */
    synchronized List<String> story(String phone) {
        return new ArrayList<>(stories.getOrDefault(phone, new ArrayDeque<>()));
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long faults() {
        return faults;
    }

    synchronized long limited() {
        return limited;
    }

    /** The largest number of requests in any minute. */
    synchronized int most() {
        return most;
    }

    synchronized String races() {
        return races + " (the longest " + TimeUnit.NANOSECONDS.toMillis(longestRace) + " ms)";
    }
}
