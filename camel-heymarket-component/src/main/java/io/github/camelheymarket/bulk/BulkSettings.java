package io.github.camelheymarket.bulk;

import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a bulk upsert goes about its work.
 *
 * @param bulkSize most rows in a chunk, in a write call, and values in a search call; default 100
 * @param resolve look for each row's contact before writing; {@code false} is the raw call. Default {@code true}
 * @param v1Only write by v1 batch alone ({@code apiVersion=v1}); default {@code false}
 * @param matchBy the kinds of key; with phone and e-mail both, a row must not match two contacts (R1.6). Default phone
 * @param overwriteContacts v1 batch's {@code overwrite}; used by the raw v1 call alone. Default {@code false}
 * @param tagMode default {@link TagMode#ADD}
 * @param merge send the whole merged contact (R4.1); {@code false} sends the row's own fields. Default {@code true}
 * @param allowOptIn let a row's "not opted out" subscribe an existing contact, guarded (R5.2). Default {@code false}
 * @param consentCheck default {@link ConsentCheck#ALWAYS}
 * @param mode which writes it makes; the raw call knows none but the default, {@link WriteMode#UPSERT}
 * @param tellChanges whether results tell what changed field by field. Default {@code false}
 * @param dryRun find and compare, write nothing; outcomes say what would happen. A key that comes again in a later chunk
 *     is told as if the earlier row had not been there. Default {@code false}
 * @param maxSplitCalls most calls that splitting refused calls may cost in a run (R8.1); default 1000
 * @param maxPoolAge longest wait of a write in the pool, looked at with each row that is read; default 5 s
 * @param maxKeyWait how long it waits for contacts that another run has; default {@link KeyLocks#MOST_WAIT}
 * @param spool where results go that are too many for the heap; default the JVM's folder
 */
public record BulkSettings(
        int bulkSize,
        boolean resolve,
        boolean v1Only,
        Set<MatchBy> matchBy,
        boolean overwriteContacts,
        TagMode tagMode,
        boolean merge,
        boolean allowOptIn,
        ConsentCheck consentCheck,
        WriteMode mode,
        boolean tellChanges,
        boolean dryRun,
        int maxSplitCalls,
        Duration maxPoolAge,
        Duration maxKeyWait,
        SpoolDirectory spool) {

    public BulkSettings {
        if (bulkSize < 1) {
            throw new IllegalArgumentException("bulkSize is at least 1");
        }
        matchBy = Set.copyOf(matchBy);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Begins with the defaults. */
    public static final class Builder {
        private int bulkSize = 100;
        private boolean resolve = true;
        private boolean v1Only;
        private Set<MatchBy> matchBy = EnumSet.of(MatchBy.PHONE);
        private boolean overwriteContacts;
        private TagMode tagMode = TagMode.ADD;
        private boolean merge = true;
        private boolean allowOptIn;
        private ConsentCheck consentCheck = ConsentCheck.ALWAYS;
        private WriteMode mode = WriteMode.UPSERT;
        private boolean tellChanges;
        private boolean dryRun;
        private int maxSplitCalls = 1000;
        private Duration maxPoolAge = Duration.ofSeconds(5);
        private Duration maxKeyWait = KeyLocks.MOST_WAIT;
        private SpoolDirectory spool = SpoolDirectory.of(null);

        private Builder() {}

        public Builder bulkSize(int value) {
            bulkSize = value;
            return this;
        }

        public Builder resolve(boolean value) {
            resolve = value;
            return this;
        }

        public Builder v1Only(boolean value) {
            v1Only = value;
            return this;
        }

        public Builder matchBy(Set<MatchBy> value) {
            matchBy = value;
            return this;
        }

        public Builder overwriteContacts(boolean value) {
            overwriteContacts = value;
            return this;
        }

        public Builder tagMode(TagMode value) {
            tagMode = value;
            return this;
        }

        public Builder merge(boolean value) {
            merge = value;
            return this;
        }

        public Builder allowOptIn(boolean value) {
            allowOptIn = value;
            return this;
        }

        public Builder consentCheck(ConsentCheck value) {
            consentCheck = value;
            return this;
        }

        public Builder mode(WriteMode value) {
            mode = value;
            return this;
        }

        public Builder tellChanges(boolean value) {
            tellChanges = value;
            return this;
        }

        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        public Builder maxSplitCalls(int value) {
            maxSplitCalls = value;
            return this;
        }

        public Builder maxPoolAge(Duration value) {
            maxPoolAge = value;
            return this;
        }

        public Builder maxKeyWait(Duration value) {
            maxKeyWait = value;
            return this;
        }

        public Builder spool(SpoolDirectory value) {
            spool = value;
            return this;
        }

        public BulkSettings build() {
            return new BulkSettings(
                    bulkSize,
                    resolve,
                    v1Only,
                    matchBy,
                    overwriteContacts,
                    tagMode,
                    merge,
                    allowOptIn,
                    consentCheck,
                    mode,
                    tellChanges,
                    dryRun,
                    maxSplitCalls,
                    maxPoolAge,
                    maxKeyWait,
                    spool);
        }
    }
}
