package io.github.camelheymarket.plan;

import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.option.Bounds;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.time.Duration;
import java.util.Set;

/**
 * How a bulk upsert works.
 *
 * @param match how rows are matched with contacts
 * @param write which writes are made
 * @param consent what protects the consent of contacts
 * @param limits how much and how long
 * @param report what the results contain
 * @param dryRun find and compare, but write nothing; the outcomes say what would happen. If a key occurs again in a later chunk,
 *     its row is reported as if the earlier row had not been there
 */
public record BulkSettings(
        Match match, Write write, ConsentRules consent, Limits limits, Report report, boolean dryRun) {

    /** The usual {@link Limits#maxBufferAge()}. */
    public static final Duration MAX_BUFFER_AGE = Duration.ofSeconds(5);

    /**
     * @param matchBy the kinds of key; with phone and e-mail both, a row must not match two contacts (R1.6)
     * @param resolve look for the contact of each row before writing; {@code false} is the raw call
     */
    public record Match(Set<MatchBy> matchBy, boolean resolve) {
        public Match {
            matchBy = Set.copyOf(matchBy);
        }
    }

    /**
     * @param mode which writes are made; the raw call supports {@link WriteMode#UPSERT} only
     * @param v1Only write by v1 batch only ({@code apiVersion=v1})
     * @param overwriteContacts the {@code overwrite} of v1 batch, which only the raw v1 call uses
     * @param tagMode how tags are written
     * @param merge send the whole merged contact (R4.1); {@code false} sends only the fields of the row
     */
    public record Write(WriteMode mode, boolean v1Only, boolean overwriteContacts, TagMode tagMode, boolean merge) {}

    /**
     * @param allowOptIn whether a row that says "not opted out" may subscribe an existing contact, guarded (R5.2)
     * @param check whether a write that may undo an opt-out first finds out whether there is one
     */
    public record ConsentRules(boolean allowOptIn, ConsentCheck check) {}

    /**
     * @param bulkSize the maximum number of rows in a chunk and in a write call, and of values in a search call
     * @param maxSplitCalls the maximum number of calls that splitting rejected calls may cost in a run (R8.1)
     * @param maxBufferAge how long a write may wait for others; checked with each row that is read
     * @param maxLockWait how long the job waits for contacts that another job has locked
     */
    public record Limits(int bulkSize, int maxSplitCalls, Duration maxBufferAge, Duration maxLockWait) {
        public Limits {
            Bounds.atLeast("bulkSize", 1, bulkSize);
            Bounds.atLeast("maxSplitCalls", 0, maxSplitCalls);
        }
    }

    /**
     * @param listsChanges whether results list the changes field by field
     * @param spool where results are stored that do not fit into memory
     */
    public record Report(boolean listsChanges, SpoolDirectory spool) {}

    public int bulkSize() {
        return limits.bulkSize();
    }

    public int maxSplitCalls() {
        return limits.maxSplitCalls();
    }

    public Duration maxBufferAge() {
        return limits.maxBufferAge();
    }

    public Duration maxLockWait() {
        return limits.maxLockWait();
    }

    public Set<MatchBy> matchBy() {
        return match.matchBy();
    }

    public boolean resolve() {
        return match.resolve();
    }

    public WriteMode mode() {
        return write.mode();
    }

    public boolean v1Only() {
        return write.v1Only();
    }

    public boolean overwriteContacts() {
        return write.overwriteContacts();
    }

    public TagMode tagMode() {
        return write.tagMode();
    }

    public boolean merge() {
        return write.merge();
    }

    public boolean allowOptIn() {
        return consent.allowOptIn();
    }

    public ConsentCheck consentCheck() {
        return consent.check();
    }

    public boolean listsChanges() {
        return report.listsChanges();
    }

    public SpoolDirectory spool() {
        return report.spool();
    }
}
