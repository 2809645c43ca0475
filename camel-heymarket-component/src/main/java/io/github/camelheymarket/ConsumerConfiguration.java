package io.github.camelheymarket;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of routes that start at Heymarket. */
@UriParams
public class ConsumerConfiguration extends SyncConfiguration {

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "The most exchanges of one poll; the next poll goes on where it stopped. 0 is no limit.")
    private int maxMessagesPerPoll = 0;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description =
                    "How many contacts of a list go into one exchange: 1, each by itself; more, lists of so many; 0, all in one exchange, as an iterator or a stream that reads on while it is used.")
    private int contactsPerExchange = 1;

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getContactsPerExchange() {
        return contactsPerExchange;
    }

    public void setContactsPerExchange(int contactsPerExchange) {
        this.contactsPerExchange = contactsPerExchange;
    }
}
