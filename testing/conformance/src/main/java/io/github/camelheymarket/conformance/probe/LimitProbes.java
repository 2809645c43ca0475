package io.github.camelheymarket.conformance.probe;

import static io.github.camelheymarket.conformance.question.Question.BULK_MAX;
import static io.github.camelheymarket.conformance.question.Question.BULK_MAX_STATUS;
import static io.github.camelheymarket.conformance.question.Question.SEARCH_CAP;
import static io.github.camelheymarket.conformance.question.Question.SEARCH_MAX;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.conformance.api.Answer;
import io.github.camelheymarket.conformance.probe.Sightings.Place;
import io.github.camelheymarket.conformance.question.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** How much one call accepts and returns. */
final class LimitProbes {
    private static final int MOST_SEARCHED = 200;

    private final ProbeRequest inquiry;
    private final ListProbes lists;
    private Answer refusal;

    LimitProbes(ProbeRequest inquiry, ListProbes lists) {
        this.inquiry = inquiry;
        this.lists = lists;
    }

    List<Probe> readProbes() {
        return List.of(
                Probe.of(this::searchMax, SEARCH_MAX),
                Probe.of(this::searchCapAmongListed, SEARCH_CAP),
                Probe.of(this::noRefusal, BULK_MAX_STATUS));
    }

    /** Searches for more and more emails that no contact has. */
    private void searchMax() {
        String domain = "@" + inquiry.nobodyUuid + ".example.org";
        limit(SEARCH_MAX, "values", "tested with emails that no contact has", n -> {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                values.add("nobody" + i + domain);
            }
            return search("email", values);
        });
    }

    /**
     * Determines how many rows a bulk call accepts.
     *
     * @param call sends a call with the given number of rows, which change nothing
     */
    void bulkMax(String how, IntFunction<Answer> call) {
        limit(BULK_MAX, "rows", how, call);
    }

    /** Notes that no limit was met, unless one was. */
    void noRefusal() {
        if (refusal == null) {
            inquiry.needsWrite(BULK_MAX_STATUS, "no limit was met: see BULK_MAX and SEARCH_MAX");
        }
    }

    private void limit(Question question, String what, String how, IntFunction<Answer> call) {
        Answer one = call.apply(1).required();
        Answer most = call.apply(ProbeRequest.MOST_TRIED);
        if (most.ok()) {
            inquiry.findings.answered(
                    question, "0", "none up to " + ProbeRequest.MOST_TRIED + " " + what + ", " + how, one, most);
            return;
        }
        int accepted = 1;
        int refused = ProbeRequest.MOST_TRIED;
        Answer last = one;
        Answer refusing = most;
        while (refusing.refused() && refused - accepted > 1) {
            int n = next(accepted, refused);
            Answer answer = call.apply(n);
            if (answer.ok()) {
                accepted = n;
                last = answer;
            } else {
                refused = n;
                refusing = answer;
            }
        }
        if (!refusing.refused()) {
            inquiry.findings.noReadingFits(question, "a large call was neither accepted nor rejected", one, refusing);
            return;
        }
        inquiry.findings.answered(question, Integer.toString(accepted), how, last, refusing);
        status(refusing);
    }

    /** Tries round numbers first, since a limit is likely to be one. */
    private static int next(int accepted, int refused) {
        for (int round : new int[] {100, 101, 500, 501}) {
            if (accepted < round && round < refused) {
                return round;
            }
        }
        return (accepted + refused) / 2;
    }

    private void status(Answer refusing) {
        String status = Integer.toString(refusing.status());
        if (!BULK_MAX_STATUS.readings().contains(status) || refusal != null && refusal.status() != refusing.status()) {
            inquiry.findings.noReadingFits(BULK_MAX_STATUS, "it is " + status, refusing);
        } else {
            inquiry.findings.answered(BULK_MAX_STATUS, status, refusing);
        }
        refusal = refusing;
    }

    /** Searches for the numbers of listed contacts. The numbers stay in memory. */
    private void searchCapAmongListed() {
        if (inquiry.listed.size() > 0 && inquiry.listed.size() <= ProbeRequest.FEARED_CAP) {
            lists.readMore(ProbeRequest.FEARED_CAP + 10, 12);
        }
        Set<String> phones = new LinkedHashSet<>();
        inquiry.listed.forEach(c -> phones.add(c.path("phone").asText()));
        phones.removeIf(p -> !p.matches("[1-9]\\d{6,14}"));
        searchCap(phones);
    }

    /** Searches for the numbers of existing contacts; a response with fewer shows the limit. */
    void searchCap(Collection<String> phones) {
        int most = Math.min(
                inquiry.findings.number(SEARCH_MAX) == 0 ? MOST_SEARCHED : inquiry.findings.number(SEARCH_MAX),
                MOST_SEARCHED);
        List<String> searched = phones.stream().limit(most).toList();
        if (searched.isEmpty()) {
            inquiry.needsContact(SEARCH_CAP);
            return;
        }
        Answer all = search("phone", searched).required();
        inquiry.sightings.addAll(Place.LIST_V2, all, all.contacts());
        int shown = all.contacts().size();
        if (shown >= searched.size()) {
            noCapUpTo(shown, searched.size() == most && most < MOST_SEARCHED, all);
        } else if (shown > 0 && hides(all, searched)) {
            inquiry.findings.answered(SEARCH_CAP, Integer.toString(shown), all);
        } else {
            inquiry.needsWrite(SEARCH_CAP, "a search does not show all contacts that a list shows");
        }
    }

    private void noCapUpTo(int shown, boolean noMoreValues, Answer answer) {
        if (shown > ProbeRequest.FEARED_CAP) {
            inquiry.findings.answered(SEARCH_CAP, "0", "none up to " + shown, answer);
        } else if (noMoreValues) {
            inquiry.findings.undetermined(
                    SEARCH_CAP, "a search accepts at most " + inquiry.findings.number(SEARCH_MAX) + " values", answer);
        } else {
            inquiry.needsWrite(
                    SEARCH_CAP,
                    "there are only " + shown + " contacts to search for"
                            + (inquiry.write ? "; give more numbers in --phones" : ""));
        }
    }

    /** Whether other contacts appear if one of the shown contacts is not searched for. */
    private boolean hides(Answer all, List<String> searched) {
        Set<String> shown = new HashSet<>();
        all.contacts().forEach(c -> shown.add(c.path("phone").asText()));
        List<String> others = new ArrayList<>(searched);
        String gone = searched.stream().filter(shown::contains).findFirst().orElse(null);
        others.remove(gone);
        List<JsonNode> answer = search("phone", others).required().contacts();
        return gone != null
                && answer.stream().anyMatch(c -> !shown.contains(c.path("phone").asText()));
    }

    private Answer search(String type, Collection<String> values) {
        return inquiry.api.post("/v2/contacts/search", OwnContacts.search(type, values));
    }
}
