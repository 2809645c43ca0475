package io.github.camelheymarket.message;

import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.HeymarketMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The reads that show whether one message was sent, for the {@link Reconciler}. A message with the same local id is the one.
 * Reads may lack the local id; then a message of the same text to the same recipient is the one. A text that is not known, as
 * that of a survey, identifies no message.
 */
final class SendSearch implements Reconciler.Writes<OutgoingMessage, HeymarketMessage> {

    private final OutgoingMessage message;
    private final Window window;
    private final SendHistory history;
    private final LongPredicate isOther;
    private @Nullable HeymarketMessage present;
    private boolean isAmbiguous;

    /**
     * The time in which a message was sent that is identified by its text.
     *
     * @param since the earliest possible time of the send, by Heymarket's clock
     * @param isKnown whether a send was certainly made in that time. Then the reads must reach back to {@code since}, and of several
     *     messages with the text none is known to be the one. Otherwise any message with the text is accepted
     */
    record Window(Instant since, boolean isKnown) {}

    /** @param isOther whether the message of an id is known to be another */
    SendSearch(OutgoingMessage message, Window window, SendHistory history, LongPredicate isOther) {
        this.message = message;
        this.window = window;
        this.history = history;
        this.isOther = isOther;
    }

    /** The message, where the reads show it. */
    Optional<HeymarketMessage> present() {
        return Optional.ofNullable(present);
    }

    /** Whether the reads show messages that may be it, or do not reach back to it. */
    boolean isAmbiguous() {
        return isAmbiguous;
    }

    @Nullable
    ApiResponse response() {
        return history.last();
    }

    @Override
    public Map<OutgoingMessage, List<HeymarketMessage>> search(List<OutgoingMessage> writes) {
        return message.phones().size() == 1
                ? candidates(history.ofConversation(message.phones().get(0), message.inboxId(), reach()))
                : candidates(history.ofTeam(reach()));
    }

    private @Nullable Instant reach() {
        return window.isKnown() ? window.since() : null;
    }

    /** The list of the team's messages, where the conversation does not show the message. */
    @Override
    public Map<OutgoingMessage, List<HeymarketMessage>> newest(List<OutgoingMessage> writes) {
        boolean wasComplete = !isAmbiguous;
        Map<OutgoingMessage, List<HeymarketMessage>> found = candidates(history.ofTeam(reach()));
        isAmbiguous = isAmbiguous && !wasComplete;
        return found;
    }

    private Map<OutgoingMessage, List<HeymarketMessage>> candidates(SendHistory.Read read) {
        isAmbiguous = !read.isComplete();
        List<HeymarketMessage> candidates = new ArrayList<>();
        for (HeymarketMessage shown : read.messages()) {
            if (mayBe(shown)) {
                candidates.add(shown);
            }
        }
        return Map.of(message, candidates);
    }

    private boolean mayBe(HeymarketMessage shown) {
        if (shown.getId() == null) {
            return false;
        }
        if (shown.getLocalId() != null && !shown.getLocalId().isBlank()) {
            return shown.getLocalId().equals(message.localId());
        }
        return !SendHistory.isBefore(shown, window.since())
                && !isReceived(shown)
                && isToSame(shown)
                && !isOther.test(shown.getId())
                && (message.text() == null || MessageText.mayBe(message.text(), shown.getText()));
    }

    private static boolean isReceived(HeymarketMessage shown) {
        return "received".equalsIgnoreCase(shown.getStatus());
    }

    private boolean isToSame(HeymarketMessage shown) {
        if (message.body().has("chat_id") && shown.getConversation() != null) {
            return message.body()
                    .get("chat_id")
                    .asText()
                    .equals(String.valueOf(shown.getConversation().getId()));
        }
        String target = shown.getTarget() == null ? shown.getPhone() : shown.getTarget();
        return target == null
                || message.phones().isEmpty()
                || message.phones().stream().anyMatch(target::contains);
    }

    @Override
    public boolean creates(OutgoingMessage write) {
        return message.phones().size() == 1;
    }

    @Override
    public Optional<HeymarketMessage> written(OutgoingMessage write, List<HeymarketMessage> candidates) {
        Optional<HeymarketMessage> keyed = candidates.stream()
                .filter(shown -> message.localId().equals(shown.getLocalId()))
                .findFirst();
        boolean identifies = message.text() != null && (candidates.size() == 1 || !window.isKnown());
        Optional<HeymarketMessage> found =
                keyed.isPresent() || !identifies ? keyed : candidates.stream().findFirst();
        present = found.orElse(present);
        return found;
    }

    @Override
    public void found(OutgoingMessage write, Reconciler.Finding<HeymarketMessage> finding) {
        isAmbiguous |= finding instanceof Reconciler.Finding.Ambiguous<HeymarketMessage>;
    }
}
