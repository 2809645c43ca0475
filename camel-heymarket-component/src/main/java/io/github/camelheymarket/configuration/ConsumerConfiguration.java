package io.github.camelheymarket.configuration;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of routes that start at Heymarket. */
@UriParams
public class ConsumerConfiguration extends EventConfiguration {

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description =
                    "The maximum number of exchanges per poll. The next poll continues where the last one stopped. 0 means no limit.")
    private int maxMessagesPerPoll = 0;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description =
                    "The number of contacts in one exchange of a list. 1 sends each contact in its own exchange, a larger number sends lists of that size, and 0 sends all contacts in one exchange, as an iterator or a stream that reads further pages while it is consumed.")
    private int contactsPerExchange = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "fromNow",
            description =
                    "Where contacts/changes starts if it has no cursor yet. fromNow: with the changes made after the first poll. fromBeginning: with the whole address book, most recently changed contacts first. An instant such as 2026-05-01T00:00:00Z: with the changes since then.")
    private String start = "fromNow";

    @UriParam(
            label = "consumer",
            description =
                    "The file in which contacts/changes stores its cursor. If neither this option nor cursorRepository is set, the cursor is kept in memory, and after a restart the route starts where the start option says.")
    private @Nullable String cursorFile;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "The repository in which contacts/changes stores its cursor, under the key given by cursorKey.")
    private @Nullable StateRepository<String, String> cursorRepository;

    @UriParam(
            label = "consumer,advanced",
            description = "The key under which the cursor of this route is stored in the cursorRepository.")
    private @Nullable String cursorKey;

    @UriParam(
            label = "consumer",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description =
                    "How far back from the cursor contacts/changes reads again in each poll. A change that appears in Heymarket's list later than this after its own timestamp is not delivered.")
    private long overlap = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description =
                    "The maximum number of changes that are delivered to the route and not yet recorded in the cursor as completed. Up to this many changes may be delivered again after a crash.")
    private int maxInFlight = 100;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description =
                    "The maximum number of times a change is delivered, in successive polls, before it is passed to the exception handler and skipped. 0 means no limit.")
    private int maxDeliveryAttempts = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether contacts/changes also reports deleted contacts. This keeps the ids of all contacts in memory, makes one extra call per poll, and reads the whole list when the count shows that contacts may have been deleted.")
    private boolean detectDeletes = false;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether contacts/changes leaves out the changes that this Camel context made itself, with the same credentials and base URL, so that a sync in both directions does not repeat them. A state that somebody else had a part in is always delivered.")
    private boolean skipOwn = false;

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

    public String getStart() {
        return start;
    }

    public void setStart(String start) {
        this.start = start;
    }

    public @Nullable String getCursorFile() {
        return cursorFile;
    }

    public void setCursorFile(@Nullable String cursorFile) {
        // A placeholder without a value becomes a blank text.
        this.cursorFile = cursorFile == null || cursorFile.isBlank() ? null : cursorFile;
    }

    public @Nullable StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(@Nullable StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public @Nullable String getCursorKey() {
        return cursorKey;
    }

    public void setCursorKey(@Nullable String cursorKey) {
        this.cursorKey = cursorKey;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getMaxDeliveryAttempts() {
        return maxDeliveryAttempts;
    }

    public void setMaxDeliveryAttempts(int maxDeliveryAttempts) {
        this.maxDeliveryAttempts = maxDeliveryAttempts;
    }

    public boolean isDetectDeletes() {
        return detectDeletes;
    }

    public void setDetectDeletes(boolean detectDeletes) {
        this.detectDeletes = detectDeletes;
    }

    public boolean isSkipOwn() {
        return skipOwn;
    }

    public void setSkipOwn(boolean skipOwn) {
        this.skipOwn = skipOwn;
    }
}
