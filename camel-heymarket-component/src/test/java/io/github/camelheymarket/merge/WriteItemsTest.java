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
}
