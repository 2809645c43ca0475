package io.github.camelheymarket.sandbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxSettingsTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    void aProfileSurvivesItsProperties(Profile profile) {
        SandboxSettings settings = SandboxSettings.of(profile);

        assertThat(SandboxSettings.load(settings.toProperties())).isEqualTo(settings);
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void eachProfileHasAValueTheSwitchKnows(Switch question) {
        for (Profile profile : Profile.values()) {
            assertThat(question.check(profile.value(question))).isEqualTo(profile.value(question));
        }
    }

    @Test
    void propertiesStartFromTheirProfile() {
        Properties properties = new Properties();
        properties.setProperty("profile", "kind");
        properties.setProperty("read-uuid", "none");

        SandboxSettings settings = SandboxSettings.load(properties);

        assertThat(settings).isEqualTo(SandboxSettings.of(Profile.KIND).with(Switch.READ_UUID, "NONE"));
    }

    @Test
    void anUnknownValueIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> SandboxSettings.of(Profile.KIND).with(Switch.READ_UUID, "MAYBE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("READ_UUID has no value 'MAYBE'; it has NONE, UUID, CONTACT_UUID, CONTACT_ID");
    }

    @Test
    void aNumberSwitchRefusesWords() {
        assertThatThrownBy(() -> Switch.PAGE_CAP.check("many")).hasMessageContaining("PAGE_CAP takes a whole number");
    }

    @Test
    void anUnknownSwitchIsRefusedWithTheKnownOnes() {
        Properties properties = new Properties();
        properties.setProperty("READ_UIUD", "NONE");

        assertThatThrownBy(() -> SandboxSettings.load(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no switch 'READ_UIUD'")
                .hasMessageContaining("READ_UUID");
    }
}
