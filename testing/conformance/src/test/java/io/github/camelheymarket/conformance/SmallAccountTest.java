package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An account in which there is nothing to see until the kit has made it. */
class SmallAccountTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @ParameterizedTest
    @EnumSource
    void anEmptyAccountShowsAllButWhatNeedsTagsAndCustomFields(Profile profile) {
        sandbox.profile(profile);

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.code()).isEqualTo(ConformanceMain.NOT_ALL_ANSWERED);
        Set<String> neverTold = Expected.NEVER_TOLD.stream().map(Enum::name).collect(Collectors.toSet());
        assertThat(kit.undetermined())
                .filteredOn(question -> !neverTold.contains(question))
                .isSubsetOf(
                        "FIELD_NAME_MEMBER",
                        "TAGS_IN_READS",
                        "TAGS_ON_WRITE",
                        "CLEAR_TAGS",
                        "OVERWRITE_V2",
                        "BATCH_SKIPPED",
                        "CREATED_AT",
                        "CONVERSATION_FORM",
                        "BULK_MAX_STATUS")
                .contains("FIELD_NAME_MEMBER", "TAGS_IN_READS", "TAGS_ON_WRITE", "CLEAR_TAGS", "OVERWRITE_V2");
        assertThat(kit.note(Switch.TAGS_ON_WRITE)).contains("create two in the app");
        assertThat(kit.note(Switch.FIELD_NAME_MEMBER)).contains("create one in the app");
        for (Switch question : Switch.values()) {
            if (!question.isNumber() && kit.reading(question) != null) {
                assertThat(kit.reading(question)).as("%s", question).isEqualTo(profile.value(question));
            }
        }
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(sandbox.fields()).isEmpty();
        assertThat(sandbox.tags()).isEmpty();
        ContractCheck.assertAllowed(sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void capsAreFoundWithContactsMadeForIt(int cap) {
        sandbox.profile(Profile.KIND);
        sandbox.set(Switch.SEARCH_CAP, cap);
        sandbox.set(Switch.PAGE_CAP, cap);

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.reading(Switch.SEARCH_CAP)).isEqualTo(Integer.toString(cap));
        assertThat(kit.reading(Switch.PAGE_CAP)).isEqualTo(Integer.toString(cap));
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(ConformanceMain.MAX_REQUESTS);
    }

    @Test
    void withFewNumbersACapStaysOpenAndTheNoteSaysWhatToDo() {
        sandbox.profile(Profile.KIND);

        Kit kit = Kit.run(sandbox, "--write", "--phones", "12025550100-12025550119", "--out", folder.toString());

        assertThat(kit.state(Switch.SEARCH_CAP)).isEqualTo("undetermined");
        assertThat(kit.note(Switch.SEARCH_CAP)).contains("--phones");
        assertThat(kit.note(Switch.PAGE_CAP)).contains("--phones");
        assertThat(kit.reading(Switch.PUT_BLANKS)).isEqualTo("NO");
        assertThat(sandbox.contacts()).isEmpty();
    }

    @Test
    void numbersThatAllHaveAContactLeaveNothingToMake() {
        sandbox.profile(Profile.HOSTILE);
        for (int i = 100; i < 150; i++) {
            sandbox.seed(Seed.phone("12025550" + i).first("Ida"));
        }
        var before = sandbox.contacts();

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.note(Switch.CREATE_V1_ANSWER)).contains("too few free numbers");
        assertThat(kit.out()).contains("50 of the numbers belong to other contacts");
        assertThat(sandbox.contacts()).isEqualTo(before);
        assertThat(sandbox.requests()).noneMatch(Requests::isWriteOfContacts);
    }
}
