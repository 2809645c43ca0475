package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --read-only} asks what can be asked without writing, and says of the rest that it needs {@code --write}. */
class ReadOnlyTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @ParameterizedTest
    @EnumSource
    void itOnlyReads(Profile profile) {
        sandbox.profile(profile);
        Account.fill(sandbox);
        var before = sandbox.contacts();

        Kit kit = Kit.readOnly(sandbox, folder);

        assertThat(kit.code()).isZero();
        assertThat(kit.err()).isEmpty();
        assertThat(sandbox.requests()).allMatch(Requests::isRead);
        assertThat(sandbox.contacts()).isEqualTo(before);
        ContractCheck.assertAllowed(sandbox.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatItShowsIsTrue(int seed) {
        Random random = new Random(1000 + seed);
        SandboxSettings settings = SandboxSettings.of(Profile.KIND);
        for (Switch question : Switch.values()) {
            if (!question.isNumber()) {
                settings = settings.with(
                        question,
                        question.allowed().get(random.nextInt(question.allowed().size())));
            }
        }
        sandbox.settings(settings);
        Account.fill(sandbox);

        Kit kit = Kit.readOnly(sandbox, folder);

        for (Switch question : Switch.values()) {
            if (kit.reading(question) != null && !question.isNumber()) {
                assertThat(kit.reading(question)).as("%s", question).isEqualTo(settings.get(question));
            }
        }
        assertThat(kit.report().path("questions"))
                .filteredOn(q -> q.path("state").asText().equals("answered"))
                .hasSizeGreaterThanOrEqualTo(19);
    }

    @Test
    void whatOnlyWritingShowsIsSaidToNeedIt() {
        Account.fill(sandbox);

        Kit kit = Kit.readOnly(sandbox, folder);

        for (Switch question : new Switch[] {
            Switch.PUT_BLANKS, Switch.CREATE_EXISTING, Switch.BULK_MAX, Switch.STRING_ANSWERS, Switch.READ_OPT_OUT
        }) {
            assertThat(kit.state(question)).as("%s", question).isEqualTo("needs_write");
        }
        assertThat(kit.out()).contains("Needs --write:");
    }

    @Test
    void anEmptyAccountStillShowsWhatNeedsNoContact() {
        Kit kit = Kit.readOnly(sandbox, folder);

        assertThat(kit.reading(Switch.COUNT_SHAPE)).isEqualTo("BARE");
        assertThat(kit.reading(Switch.NOT_FOUND)).isEqualTo("STATUS_400");
        assertThat(kit.reading(Switch.ERROR_BODY)).isEqualTo("PLAIN_TEXT");
        assertThat(kit.state(Switch.CURSOR)).isEqualTo("needs_write");
        assertThat(kit.state(Switch.READ_UUID)).isEqualTo("needs_write");
    }

    /** Some contacts are in the list and in no search, whatever the reason: fewer than searched for is no cap. */
    @Test
    void contactsThatNoSearchShowsAreNotTakenForACap() {
        sandbox.profile(Profile.KIND);
        Account.fill(sandbox);
        sandbox.faults()
                .add(Fault.vanishRows(5).on("POST", "/v2/contacts/search").always());

        assertThat(Kit.readOnly(sandbox, folder).state(Switch.SEARCH_CAP)).isEqualTo("needs_write");
    }
}
