package io.github.camelheymarket.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a message from a checked {@link Draft}: one target, one content, and ids instead of names. */
public final class MessageComposer {

    private static final List<String> TARGETS = List.of("phone_number", "chat_id", "targets", "list_id", "list");
    private static final List<String> CONTENTS = List.of("text", "template_id", "template", "survey_id");
    private static final List<String> AS_GIVEN = List.of(
            "phone_number",
            "chat_id",
            "targets",
            "list_id",
            "text",
            "template_id",
            "survey_id",
            "media_url",
            "private",
            "author",
            "activity_id");

    private final String operation;
    private final Directory directory;
    private final Conversations conversations;
    private final MessageDefaults defaults;

    public MessageComposer(
            String operation, Directory directory, Conversations conversations, MessageDefaults defaults) {
        this.operation = operation;
        this.directory = directory;
        this.conversations = conversations;
        this.defaults = defaults;
    }

    /**
     * @param draft checked against {@link Draft#SHAPE}
     * @param phone another recipient than those of the draft, in digits; {@code null} for none
     * @param scope identifies the exchange, for a local id if the draft has none
     * @throws HeymarketValidationException if there is not exactly one target and one content, and for unknown names
     */
    public OutgoingMessage compose(ObjectNode draft, @Nullable String phone, String scope) {
        ObjectNode given = withPhone(draft, phone);
        exactlyOne(given, TARGETS, "NO_RECIPIENT", "a recipient", "the header CamelHeymarketPhone");
        boolean hasContent = CONTENTS.stream().anyMatch(given::has);
        if (!hasContent && defaults.template() != null) {
            given.put("template", defaults.template());
            hasContent = true;
        }
        if (hasContent || !given.has("media_url")) {
            exactlyOne(given, CONTENTS, "NO_CONTENT", "a content", "'media_url', the option template");
        }
        checkFilled(given, "text");
        checkFilled(given, "local_id");
        Optional<Conversations.Found> conversation = conversation(given);

        ObjectNode body = given.objectNode();
        long inbox = inbox(given, conversation);
        body.put("inbox_id", inbox);
        body.put("creator_id", sender(given, inbox));
        AS_GIVEN.stream().filter(given::has).forEach(name -> body.set(name, given.get(name)));
        if (given.has("list")) {
            body.put("list_id", directory.list(given.get("list").asText()));
        }
        if (given.has("template")) {
            body.put("template_id", directory.template(given.get("template").asText()));
        }
        String localId = given.has("local_id") ? given.get("local_id").asText() : null;
        return OutgoingMessage.of(
                body,
                conversation.map(Conversations.Found::phones).orElseGet(() -> phones(body)),
                text(given, body),
                localId,
                scope);
    }

    private ObjectNode withPhone(ObjectNode draft, @Nullable String phone) {
        ObjectNode given = draft.deepCopy();
        if (given.has("phone")) {
            setPhone(given, given.remove("phone").asText(), "the members 'phone' and 'phone_number'");
        }
        if (phone != null) {
            setPhone(given, phone, "the header CamelHeymarketPhone and the member 'phone_number'");
        }
        return given;
    }

    private void setPhone(ObjectNode given, String phone, String both) {
        if (given.has("phone_number") && !given.get("phone_number").asText().equals(phone)) {
            throw new HeymarketValidationException(
                    "TOO_MANY_MEMBERS", "phone_number", operation + ": " + both + " name different phones.", null);
        }
        given.put("phone_number", phone);
    }

    private void exactlyOne(ObjectNode given, List<String> names, String reason, String what, String orElse) {
        List<String> present = names.stream().filter(given::has).toList();
        if (present.size() == 1) {
            return;
        }
        String all =
                String.join(", ", names.stream().map(name -> "'" + name + "'").toList());
        throw new HeymarketValidationException(
                present.isEmpty() ? reason : "TOO_MANY_MEMBERS",
                present.isEmpty() ? names.get(0) : present.get(1),
                operation + " requires " + what + ", exactly one of " + all + ", or " + orElse
                        + (present.isEmpty() ? ", and there is none." : ", and there are " + present + "."),
                null);
    }

    private void checkFilled(ObjectNode given, String name) {
        if (given.has(name) && given.get(name).asText().isBlank()) {
            throw new HeymarketValidationException(
                    "MISSING_MEMBER", name, operation + ": the member '" + name + "' must not be blank.", null);
        }
    }

    /** A conversation is read for its phones and its inbox. */
    private Optional<Conversations.Found> conversation(ObjectNode given) {
        return given.has("chat_id")
                ? Optional.of(conversations.find(given.get("chat_id").asLong()))
                : Optional.empty();
    }

    private long inbox(ObjectNode given, Optional<Conversations.Found> conversation) {
        if (given.has("inbox_id")) {
            return given.get("inbox_id").asLong();
        }
        String name = given.has("inbox") ? given.get("inbox").asText() : null;
        Optional<Long> ofConversation = conversation.map(Conversations.Found::inboxId);
        if (name == null && ofConversation.isPresent()) {
            return ofConversation.get();
        }
        name = name == null ? defaults.inbox() : name;
        if (name == null) {
            throw directory.noInbox(operation);
        }
        return directory.inbox(name);
    }

    private long sender(ObjectNode given, long inbox) {
        if (given.has("creator_id")) {
            return given.get("creator_id").asLong();
        }
        String name = given.has("sender") ? given.get("sender").asText() : defaults.sender();
        if (name == null) {
            throw directory.noSender(operation);
        }
        return directory.sender(name, inbox);
    }

    /** {@code null} if it is not known: of a template that was named by its id, of a survey, and of a file alone. */
    private @Nullable String text(ObjectNode given, ObjectNode body) {
        if (given.has("template")) {
            return directory.templateText(body.get("template_id").asLong()).orElse(null);
        }
        return body.has("text") ? body.get("text").asText() : null;
    }

    private static List<String> phones(ObjectNode body) {
        List<String> phones = new ArrayList<>();
        if (body.has("phone_number")) {
            phones.add(body.get("phone_number").asText());
        }
        if (body.get("targets") instanceof ArrayNode targets) {
            targets.forEach(target -> phones.add(target.asText()));
        }
        return phones;
    }
}
