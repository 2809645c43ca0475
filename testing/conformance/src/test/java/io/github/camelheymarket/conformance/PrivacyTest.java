package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves the kit, on the screen and in files, has shapes and statuses in it, and nothing of anybody. */
class PrivacyTest {

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @TempDir
    Path folder;

    private final HeymarketSandbox sandbox = HEYMARKET.sandbox();

    @ParameterizedTest
    @EnumSource
    void nothingOfAnybodyLeavesAWritingRun(Profile profile) {
        sandbox.profile(profile);
        Account.fill(sandbox);
        showsNoContact(Kit.write(sandbox, folder));
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAnybodyLeavesAReadingRun(Profile profile) {
        sandbox.profile(profile);
        Account.fill(sandbox);
        showsNoContact(Kit.readOnly(sandbox, folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARRAY", "WRAPPER", "MAP", "MAP_OBJECTS"})
    void customFieldsAreShownWithoutTheirTitlesAndIds(String shape) {
        sandbox.profile(Profile.KIND);
        sandbox.set(Switch.FIELDS_SHAPE, shape);
        Account.fill(sandbox);

        showsNoContact(Kit.readOnly(sandbox, folder));
    }

    /** An API that echoes what it refuses, and answers that fit no reading. */
    @Test
    void answersThatFitNothingShowNobodyEither() {
        sandbox.profile(Profile.KIND);
        Account.fill(sandbox);
        String person = "{\"Zephyrine\":\"Quackenbush\",\"text\":\"13035550001 Zephyrine Quackenbush\"}";
        for (String path : List.of("/v1/contacts/count", "/v1/contact-fields", "/v1/contact/status", "/v2/contact")) {
            sandbox.faults().add(Fault.status(200, person).on("POST", path).always());
        }
        sandbox.faults()
                .add(Fault.status(400, "\"13035550001 Zephyrine Quackenbush\"")
                        .on("POST", "/v2/contacts/list")
                        .always());

        Kit kit = Kit.write(sandbox, folder);

        assertThat(kit.code()).isNotEqualTo(ConformanceMain.OK);
        showsNoContact(kit);
    }

    private void showsNoContact(Kit kit) {
        List<String> secret = new ArrayList<>(List.of(
                sandbox.secretId(),
                sandbox.secretKey(),
                "Bearer",
                "Zephyrine",
                "Quackenbush",
                "Ottoline",
                "Barnaby",
                "Platinumish",
                "Loyalty",
                "vip",
                "walk-in\"",
                "pictures.example",
                "1303555",
                "1202555"));
        sandbox.contacts().forEach(c -> secret.add("\"" + c.id()));
        sandbox.contacts().forEach(c -> secret.add(c.uuid().toString()));
        String all = (kit.out() + kit.err() + kit.reportText() + kit.profileText())
                .replace(folder.toString(), "FOLDER")
                .toLowerCase(Locale.ROOT);
        assertThat(secret)
                .filteredOn(s -> all.contains(s.toLowerCase(Locale.ROOT)))
                .isEmpty();
        assertThat(Pattern.compile("\\d{7}").matcher(all).results().map(MatchResult::group))
                .isEmpty();
    }
}
