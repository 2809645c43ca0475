package io.github.camelheymarket.configuration;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** From where and by whom messages are sent. */
@UriParams
public class MessageConfiguration extends SyncConfiguration {

    @UriParam(
            label = "producer",
            description =
                    "The inbox that messages are sent from: its name, phone or id. A message may name another one by inbox or inbox_id. A message into a conversation is sent from the inbox of the conversation.")
    private @Nullable String inbox;

    @UriParam(
            label = "producer",
            description =
                    "The member of the team that sends the messages: the name, e-mail address or id. A message may name another one by sender or creator_id.")
    private @Nullable String sender;

    @UriParam(
            label = "producer",
            description =
                    "The template that is sent, by its title or id, where a message has no text, template or survey of its own.")
    private @Nullable String template;

    @UriParam(
            label = "producer",
            description =
                    "The local id of the message, which identifies its send. The same for each message of the endpoint, so mostly set for each message by the header CamelHeymarketLocalId or the member local_id. If there is none, the component makes one from the exchange and the message.")
    private @Nullable String localId;

    @UriParam(
            label = "producer",
            defaultValue = "afterDoubt",
            enums = "afterDoubt,always",
            description =
                    "When the component searches for a message before it sends it, so that it is not sent twice. afterDoubt: if an earlier attempt of the same exchange got no response, or the message has a local id and a message broker has delivered the exchange again. always: each message that has a local id, such as rows of a table after the program was killed, which costs a request per message.")
    private String duplicateCheck = "afterDoubt";

    public @Nullable String getInbox() {
        return inbox;
    }

    public void setInbox(@Nullable String inbox) {
        this.inbox = inbox;
    }

    public @Nullable String getSender() {
        return sender;
    }

    public void setSender(@Nullable String sender) {
        this.sender = sender;
    }

    public @Nullable String getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable String template) {
        this.template = template;
    }

    public @Nullable String getLocalId() {
        return localId;
    }

    public void setLocalId(@Nullable String localId) {
        this.localId = localId;
    }

    public String getDuplicateCheck() {
        return duplicateCheck;
    }

    public void setDuplicateCheck(String duplicateCheck) {
        this.duplicateCheck = duplicateCheck;
    }
}
