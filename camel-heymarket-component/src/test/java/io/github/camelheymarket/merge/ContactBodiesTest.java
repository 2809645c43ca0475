package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.row.Row;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the single writes send. */
class ContactBodiesTest {

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Row row(String fields, Boolean optedOut) {
        return new Row(0, fields, null, json(fields), optedOut, Set.of());
    }

    private static ObjectNode update(String stored, String fields) {
        return ContactBodies.update(new Contact(json(stored)), row(fields, null), TagMode.ADD, true, false);
    }

    @Test
    void aNewContactHasItsPhoneAsAChannelOnVersionTwoAndAsAFieldOnVersionOne() {
        Row row = row("{'phone':'12025550143','first':'Mara'}", null);
        assertThat(ContactBodies.creation(row, false)).isEqualTo(json("{'phone':'12025550143','first':'Mara'}"));
        assertThat(ContactBodies.creation(row, true)).isEqualTo(json("""
                {'first':'Mara','contact_channels':[{'channel_type':'phone','channel_id':'12025550143'}]}
                """));
    }

    @Test
    void aContactWithoutAPhoneIsCreatedOnVersionTwoAlone() {
        Row row = row("{'email':'mara@example.org'}", null);
        assertThat(ContactBodies.creation(row, true)
                        .at("/contact_channels/0/channel_id")
                        .asText())
                .isEqualTo("mara@example.org");
        assertThatThrownBy(() -> ContactBodies.creation(row, false))
                .isInstanceOf(HeymarketValidationException.class)
                .hasMessageContaining("use v2");
    }

    @Test
    void aContactWithoutAnyChannelIsNotCreated() {
        assertThatThrownBy(() -> ContactBodies.creation(row("{'first':'Mara'}", null), true))
                .isInstanceOf(HeymarketValidationException.class)
                .hasMessageContaining("give phone, email or contact_channels");
    }

    @Test
    void onlyAnOptOutIsSentAndNeverASubscription() {
        String fields = "{'phone':'12025550143'}";
        assertThat(ContactBodies.creation(row(fields, true), false))
                .isEqualTo(json("{'phone':'12025550143','is_opted_out':true}"));
        assertThat(ContactBodies.creation(row(fields, false), false)).isEqualTo(json(fields));
        assertThat(ContactBodies.creation(row(fields, null), false)).isEqualTo(json(fields));
    }

    @Test
    void aContactShowsARowWhoseReadableValuesItHas() {
        Contact stored = new Contact(json("{'first':'Mara','last':'Nyberg'}"));
        assertThat(ContactBodies.shows(stored, row("{'first':'Mara','email_suppressions':[4]}", true)))
                .isTrue();
        assertThat(ContactBodies.shows(stored, row("{'first':'Maria'}", null))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'tags':['Regular']}                  | true",
                "{'tags':['Regular',{'tag_id':5}]}     | true",
                "{'tags':[{'tag_id':5}]}               | false",
                "{}                                    | false",
                "{'tags':['Regular'],'first':'Mareike'} | false",
            })
    void aTagThatIsShownAsALabelMayBeTheTagOfTheRow(String stored, boolean shows) {
        Row row = row("{'first':'Mara','tags':[{'tag_id':4}]}", null);
        Contact contact = new Contact(json("{'first':'Mara'}"));
        contact.json().setAll(json(stored));
        assertThat(ContactBodies.shows(contact, row)).isEqualTo(shows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'avatar':'mara.png'}                   | true",
                "{'avatar':'https://example.org/n.png'}  | false",
                "{}                                      | false",
            })
    void anAvatarThatIsShownAsAFileNameMayBeTheImageOfTheRow(String stored, boolean shows) {
        Row row = row("{'avatar':'https://example.org/mara.png'}", null);
        assertThat(ContactBodies.shows(new Contact(json(stored)), row)).isEqualTo(shows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'phone':'12025550143'}   | {}                      | 12025550143",
                "{'phone':'12025550143'}   | {'phone':'12025550199'} | 12025550199",
                "{'phone':'5215512345678'} | {'phone':'525512345678'} | 5215512345678",
                "{}                        | {'phone':'12025550143'} | 12025550143",
            })
    void anUpdateHasThePhoneOfTheRowInTheFormThatIsStored(String stored, String fields, String sent) {
        assertThat(update(stored, fields).path("phone").asText()).isEqualTo(sent);
    }

    @Test
    void anUpdateOfWhoHasNoPhoneSendsNone() {
        assertThat(update("{'email':'mara@example.org'}", "{'first':'Mara'}").has("phone"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3,4]", "[1,2,3]"})
    void fiveTagsAreAllowed(String tags) {
        assertThat(update("{'tags':" + tags + "}", "{'tags':[{'tag_id':9}]}").path("tags"))
                .hasSize(tags.split(",").length + 1);
    }

    @Test
    void aSixthTagIsRefused() {
        assertThatThrownBy(() -> update("{'tags':[1,2,3,4,5]}", "{'tags':[{'tag_id':9}]}"))
                .isInstanceOf(HeymarketValidationException.class)
                .hasMessageContaining("at most 5 tags");
    }

    @Test
    void aTagThatWouldBeLostStopsTheUpdate() {
        assertThatThrownBy(() -> update("{'tags':['vip']}", "{'first':'Mara'}"))
                .isInstanceOf(HeymarketException.class)
                .hasMessageContaining("MERGE_UNSAFE");
    }

    @Test
    void theCustomValuesOfTheRowMayReplaceTheStoredOnes() {
        Contact stored = new Contact(json("{'custom':{'81':'gold'}}"));
        Row row = row("{'custom':{'82':'x'}}", null);
        assertThat(ContactBodies.update(stored, row, TagMode.ADD, true, true).get("custom"))
                .isEqualTo(json("{'82':'x'}"));
        assertThat(ContactBodies.update(stored, row, TagMode.ADD, true, false).get("custom"))
                .isEqualTo(json("{'81':'gold','82':'x'}"));
        assertThat(ContactBodies.update(stored, row("{'first':'Mara'}", null), TagMode.ADD, true, true)
                        .get("custom"))
                .isEqualTo(json("{'81':'gold'}"));
    }
}
