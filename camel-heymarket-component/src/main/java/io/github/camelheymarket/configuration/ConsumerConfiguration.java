package io.github.camelheymarket.configuration;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of routes that start at Heymarket. */
@UriParams
public class ConsumerConfiguration extends EventConfiguration {

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

    @UriParam(
            label = "consumer",
            defaultValue = "fromNow",
            description =
                    "Where contacts/changes begins as long as it has no cursor: fromNow, only what changes after the first poll; fromBeginning, with the whole address book, last changed first; or an instant such as 2026-05-01T00:00:00Z.")
    private String start = "fromNow";

    @UriParam(
            label = "consumer",
            description =
                    "The file in which contacts/changes keeps its cursor. Without it and cursorRepository the cursor is in memory, and a restart begins as start says.")
    private String cursorFile;

    @UriParam(
            label = "consumer,advanced",
            description = "A repository in which contacts/changes keeps its cursor, under cursorKey.")
    private StateRepository<String, String> cursorRepository;

    @UriParam(label = "consumer,advanced", description = "The key of this route's cursor in the cursorRepository.")
    private String cursorKey;

    @UriParam(
            label = "consumer",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description =
                    "How far back contacts/changes reads again in each poll. A change that Heymarket's list shows later than that after the time it bears is not delivered.")
    private long overlap = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "100",
            description =
                    "The most changes that are given to the route and not yet noted in the cursor as done. So many may come again after a crash.")
    private int maxInFlight = 100;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description =
                    "How often a change is delivered, in one poll after the other, before it goes to the exception handler and is passed over. 0 is without end.")
    private int maxDeliveryAttempts = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether contacts/changes also tells of deleted contacts. It keeps the ids of all contacts, makes one more call each poll, and reads the whole list when the count shows that somebody may have gone.")
    private boolean detectDeletes = false;

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

    public String getCursorFile() {
        return cursorFile;
    }

    public void setCursorFile(String cursorFile) {
        // Blank is what becomes of a placeholder that nobody filled.
        this.cursorFile = cursorFile == null || cursorFile.isBlank() ? null : cursorFile;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getCursorKey() {
        return cursorKey;
    }

    public void setCursorKey(String cursorKey) {
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
}
