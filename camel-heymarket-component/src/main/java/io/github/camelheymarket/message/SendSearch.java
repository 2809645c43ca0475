package io.github.camelheymarket.message;

import io.github.camelheymarket.api.Reconciler;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.model.HeymarketMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reads that show whether one message was sent, for the {@link Reconciler}. A message with the same local id is the one.
 * Reads may lack the local id; then one message of the same text since the send is the one, and with several, or with a text
 * that Heymarket fills in, it is not known.
 */
final class SendSearch implements Reconciler.Writes<OutgoingMessage, HeymarketMessage> {

    private final OutgoingMessage message;
    private final Instant since;
    private final SendHistory history;
    private HeymarketMessage present;
    private boolean isAmbiguous;

    /**
     * @param since not before which the message was sent, by Heymarket's clock; {@code null} if it may have been any time ago, so
     *     that only a local id identifies it
     */
    SendSearch(OutgoingMessage message, Instant since, SendHistory history) {
        this.message = message;
        this.since = since;
        this.history = history;
    }

    /** The message, where the reads show it. */
    Optional<HeymarketMessage> present() {
        return Optional.ofNullable(present);
    }

    /** Whether the reads show messages that may be it, or do not reach back to it. */
    boolean isAmbiguous() {
        return isAmbiguous;
    }

    ApiResponse response() {
        return history.last();
    }

    @Override
    public Map<OutgoingMessage, List<HeymarketMessage>> search(List<OutgoingMessage> writes) {
        return message.phones().size() == 1
                ? candidates(history.ofConversation(message.phones().get(0), message.inboxId(), since))
                : candidates(history.ofTeam(since));
    }

    /** The list of the team's messages, where the conversation does not show the message. */
    @Override
    public Map<OutgoingMessage, List<HeymarketMessage>> newest(List<OutgoingMessage> writes) {
        boolean wasComplete = !isAmbiguous;
        Map<OutgoingMessage, List<HeymarketMessage>> found = candidates(history.ofTeam(since));
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
        if (shown.getLocalId() != null && !shown.getLocalId().isBlank()) {
            return shown.getLocalId().equals(message.localId());
        }
        boolean isOld = since != null && SendHistory.isBefore(shown, since);
        return !isOld && !isReceived(shown) && isToSame(shown) && !isOtherText(shown);
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

    private boolean isOtherText(HeymarketMessage shown) {
        return isExact() && !message.body().get("text").asText().equals(shown.getText());
    }

    /** Whether the text is stored as it is sent: templates and tokens are filled in by Heymarket. */
    private boolean isExact() {
        return message.body().has("text")
                && !message.body().get("text").asText().contains("{{");
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
        boolean isOnly = since != null && candidates.size() == 1 && isExact();
        Optional<HeymarketMessage> found = keyed.isPresent() || !isOnly ? keyed : Optional.of(candidates.get(0));
        present = found.orElse(present);
        return found;
    }

    @Override
    public void found(OutgoingMessage write, Reconciler.Finding<HeymarketMessage> finding) {
        isAmbiguous |= finding instanceof Reconciler.Finding.Ambiguous<HeymarketMessage>;
    }
}
