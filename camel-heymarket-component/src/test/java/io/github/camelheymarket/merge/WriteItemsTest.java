package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.model.Contact;
import org.junit.jupiter.api.Test;

/** R3.3, R3.6: identity and channels of what is sent. */
class WriteItemsTest {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static StoredContact stored(String contact) {
        return StoredContact.found(new Contact(json(contact)));
    }

    @Test
    void aNewContactsPhoneIsAChannelAndItsAddressAField() {
        ObjectNode item = WriteItems.creation(
                json("{'phone':'12025550143','email':'Mara@example.org','first':'Mara'}"),
                WriteEndpoint.V2_BULK,
                false);
        assertThat(item).isEqualTo(json("""
                {'email':'Mara@example.org','first':'Mara',
                 'contact_channels':[{'channel_type':'phone','channel_id':'12025550143'}]}
                """));
    }

    @Test
    void anAddressIsAChannelTooWhereContactsAreMatchedByIt() {
        ObjectNode item = WriteItems.creation(
                json("{'phone':'12025550143','email':'Mara@example.org'}"), WriteEndpoint.V2_BULK, true);
        assertThat(item.get("contact_channels")).hasSize(2);
        assertThat(item.at("/contact_channels/1/channel_id").asText()).isEqualTo("mara@example.org");
    }

    @Test
    void anAddressIsAChannelWhereThereIsNoPhone() {
        ObjectNode item = WriteItems.creation(json("{'email':'mara@example.org'}"), WriteEndpoint.V2_BULK, false);
        assertThat(item.at("/contact_channels/0/channel_type").asText()).isEqualTo("email");
    }

    @Test
    void versionOneHasNoChannels() {
        ObjectNode item = WriteItems.creation(
                json("{'phone':'12025550143','contact_channels':[{'channel_type':'facebook','channel_id':'m'}]}"),
                WriteEndpoint.V1_CREATE,
                true);
        assertThat(item).isEqualTo(json("{'phone':'12025550143'}"));
    }

    @Test
    void anUpdateCarriesEveryChannelThatIsKnown() {
        ObjectNode item = WriteItems.update(
                json("{'first':'Mara','contact_channels':[{'channel_type':'facebook','channel_id':'new'}]}"),
                WriteEndpoint.V2_BULK,
                stored("{'uuid':'" + UUID + "','phone':'12025550143','contact_channels':["
                        + "{'id':5,'channel_type':'phone','channel_id':'12025550143'},"
                        + "{'id':6,'channel_type':'email','channel_id':'mara@example.org'}]}"));
        assertThat(item).isEqualTo(json("""
                {'first':'Mara','phone':'12025550143','contact_id':'0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11',
                 'contact_channels':[{'channel_type':'phone','channel_id':'12025550143'},
                                     {'channel_type':'email','channel_id':'mara@example.org'},
                                     {'channel_type':'facebook','channel_id':'new'}]}
                """));
    }

    @Test
    void anUpdateWhoseContactShowsNoChannelsCarriesThePhoneAsOne() {
        ObjectNode item = WriteItems.update(
                json("{}"), WriteEndpoint.V2_BULK, stored("{'uuid':'" + UUID + "','phone':'12025550143'}"));
        assertThat(item.at("/contact_channels/0/channel_id").asText()).isEqualTo("12025550143");
    }

    @Test
    void aChannelThatTheRowNamesInAnotherFormIsSentOnce() {
        ObjectNode item = WriteItems.creation(
                json("{'phone':'5215512345678','contact_channels':["
                        + "{'channel_type':'phone','channel_id':'525512345678'},"
                        + "{'channel_type':'email','channel_id':'mara@example.org'},"
                        + "{'channel_type':'email','channel_id':'mara@example.org'},"
                        + "{'channel_type':'facebook','channel_id':'mara@example.org'},"
                        + "{'channel_type':'phone','channel_id':'12025550143'},"
                        + "{'channel_type':'phone','channel_id':'+'},"
                        + "{'channel_type':'','channel_id':'m'},{'channel_type':'email','channel_id':''}]}"),
                WriteEndpoint.V2_BULK,
                false);
        assertThat(item.get("contact_channels")).isEqualTo(json("""
                {'c':[{'channel_type':'phone','channel_id':'5215512345678'},
                      {'channel_type':'email','channel_id':'mara@example.org'},
                      {'channel_type':'facebook','channel_id':'mara@example.org'},
                      {'channel_type':'phone','channel_id':'12025550143'},
                      {'channel_type':'phone','channel_id':'+'}]}
                """).get("c"));
    }

    @Test
    void anAddressIsNoChannelWhereTheRowGivesAnother() {
        ObjectNode item = WriteItems.creation(
                json("{'email':'mara@example.org','contact_channels':[{'channel_type':'facebook','channel_id':'m'}]}"),
                WriteEndpoint.V2_BULK,
                false);
        assertThat(item.get("contact_channels")).hasSize(1);
    }

    @Test
    void onlyAnUpdateAndARawLoadThatSaysSoOverwriteInABatch() {
        assertThat(WriteEndpoint.values())
                .filteredOn(WriteEndpoint::overwrites)
                .containsExactly(WriteEndpoint.V1_UPDATE, WriteEndpoint.RAW_V1_OVERWRITE);
        assertThat(WriteEndpoint.values())
                .filteredOn(WriteEndpoint::isRaw)
                .containsExactly(WriteEndpoint.RAW_V2, WriteEndpoint.RAW_V1_OVERWRITE, WriteEndpoint.RAW_V1);
    }

    @Test
    void anUpdateOnVersionOneHasThePhoneAsItIsStoredAndNoChannels() {
        ObjectNode item = WriteItems.update(
                json("{'first':'Mara','phone':'525512345678','contact_channels':[]}"),
                WriteEndpoint.V1_UPDATE,
                stored("{'id':7,'phone':'5215512345678'}"));
        assertThat(item).isEqualTo(json("{'first':'Mara','phone':'5215512345678'}"));
    }

    @Test
    void aChangeOfThePhoneNamesNoChannelThatWouldContradictIt() {
        assertThat(WriteItems.phoneChange(json("{'first':'Mara','contact_channels':[]}"), "12025550143"))
                .isEqualTo(json("{'first':'Mara','phone':'12025550143'}"));
    }
}
