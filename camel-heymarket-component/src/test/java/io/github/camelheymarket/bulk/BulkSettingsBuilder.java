package io.github.camelheymarket.bulk;

import io.github.camelheymarket.merge.ConsentCheck;
import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.plan.WriteMode;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Settings for tests; begins with the defaults of the options. */
public final class BulkSettingsBuilder {
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
    private boolean listsChanges;
    private boolean dryRun;
    private int maxSplitCalls = 1000;
    private Duration maxBufferAge = Duration.ofSeconds(5);
    private Duration maxLockWait = Duration.ofMinutes(5);
    private SpoolDirectory spool = SpoolDirectory.of(null);

    public BulkSettingsBuilder bulkSize(int value) {
        bulkSize = value;
        return this;
    }

    public BulkSettingsBuilder resolve(boolean value) {
        resolve = value;
        return this;
    }

    public BulkSettingsBuilder v1Only(boolean value) {
        v1Only = value;
        return this;
    }

    public BulkSettingsBuilder matchBy(Set<MatchBy> value) {
        matchBy = value;
        return this;
    }

    public BulkSettingsBuilder overwriteContacts(boolean value) {
        overwriteContacts = value;
        return this;
    }

    public BulkSettingsBuilder tagMode(TagMode value) {
        tagMode = value;
        return this;
    }

    public BulkSettingsBuilder merge(boolean value) {
        merge = value;
        return this;
    }

    public BulkSettingsBuilder allowOptIn(boolean value) {
        allowOptIn = value;
        return this;
    }

    public BulkSettingsBuilder consentCheck(ConsentCheck value) {
        consentCheck = value;
        return this;
    }

    public BulkSettingsBuilder mode(WriteMode value) {
        mode = value;
        return this;
    }

    public BulkSettingsBuilder listsChanges(boolean value) {
        listsChanges = value;
        return this;
    }

    public BulkSettingsBuilder dryRun(boolean value) {
        dryRun = value;
        return this;
    }

    public BulkSettingsBuilder maxSplitCalls(int value) {
        maxSplitCalls = value;
        return this;
    }

    public BulkSettingsBuilder maxBufferAge(Duration value) {
        maxBufferAge = value;
        return this;
    }

    public BulkSettingsBuilder maxLockWait(Duration value) {
        maxLockWait = value;
        return this;
    }

    public BulkSettingsBuilder spool(SpoolDirectory value) {
        spool = value;
        return this;
    }

    public BulkSettings build() {
        return new BulkSettings(
                new BulkSettings.Match(matchBy, resolve),
                new BulkSettings.Write(mode, v1Only, overwriteContacts, tagMode, merge),
                new BulkSettings.ConsentRules(allowOptIn, consentCheck),
                new BulkSettings.Limits(bulkSize, maxSplitCalls, maxBufferAge, maxLockWait),
                new BulkSettings.Report(listsChanges, spool),
                dryRun);
    }
}
