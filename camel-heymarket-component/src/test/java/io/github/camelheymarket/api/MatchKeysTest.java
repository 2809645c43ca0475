package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.UUID;
import static io.github.camelheymarket.api.ApiJson.contact;
import static io.github.camelheymarket.api.ApiJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** R1, R2: by which keys rows and contacts are compared. */
class MatchKeysTest {

    @Test
    void allFormsOfALineAreOneKey() {
        assertThat(MatchKeys.phone("+1 (202) 555-0143")).isEqualTo("phone:12025550143");
        assertThat(MatchKeys.phone("5215512345678")).isEqualTo(MatchKeys.phone("525512345678"));
        assertThat(MatchKeys.phone("+")).isNull();
        assertThat(MatchKeys.phone("")).isNull();
        assertThat(MatchKeys.phone(null)).isNull();
    }

    @Test
    void theDigitsOfAPhoneAreThoseZeroToNine() {
        assertThat(MatchKeys.digits("0123456789")).isEqualTo("0123456789");
        assertThat(MatchKeys.digits("+1 202/555")).isEqualTo("1202555");
        assertThat(MatchKeys.digits("12:34")).isEqualTo("1234");
        assertThat(MatchKeys.digits("abc")).isNull();
        assertThat(MatchKeys.digits(null)).isNull();
    }

    @Test
    void addressesAreComparedTrimmedAndInLowerCase() {
        assertThat(MatchKeys.email(" Mara@Example.org ")).isEqualTo("email:mara@example.org");
        assertThat(MatchKeys.email(" ")).isNull();
        assertThat(MatchKeys.email(null)).isNull();
    }

    @Test
    void idsAreKeysToo() {
        assertThat(MatchKeys.uuid(UUID.toUpperCase(Locale.ROOT))).isEqualTo("contact_id:" + UUID);
        assertThat(MatchKeys.uuid(null)).isNull();
        assertThat(MatchKeys.id(7L)).isEqualTo("id:7");
        assertThat(MatchKeys.id(null)).isNull();
    }

    @Test
    void aKeyKnowsItsKindAndItsValue() {
        assertThat(MatchKeys.isPhone("phone:1")).isTrue();
        assertThat(MatchKeys.isPhone("email:1")).isFalse();
        assertThat(MatchKeys.isEmail("email:a")).isTrue();
        assertThat(MatchKeys.isEmail("phone:a")).isFalse();
        assertThat(MatchKeys.value("email:a:b")).isEqualTo("a:b");
    }

    @Test
    void aPhoneIsSearchedInAllItsFormsAndAnAddressInOne() {
        assertThat(MatchKeys.searched(MatchKeys.phone("525512345678")))
                .containsExactlyInAnyOrder("525512345678", "5215512345678");
        assertThat(MatchKeys.searched("email:mara@example.org")).containsExactly("mara@example.org");
        assertThat(MatchKeys.searched(List.of("email:a@b.c", "phone:12025550143"), MatchKeys::isEmail))
                .containsExactly("a@b.c");
    }

    @Test
    void theKeysOfAContactAreThoseOfItsFieldsChannelsAndIds() {
        var contact = contact("{'id':7,'uuid':'" + UUID + "','phone':'12025550143','email':'A@b.c',"
                + "'contact_channels':[{'channel_type':'phone','channel_id':'12025550199'},"
                + "{'channel_type':'email','channel_id':'D@e.f'},{'channel_type':'email','channel_ids':['g@h.i','']},"
                + "{'channel_type':'facebook','channel_id':'m'}]}");
        assertThat(MatchKeys.of(contact))
                .containsExactly(
                        "phone:12025550143",
                        "phone:12025550199",
                        "email:a@b.c",
                        "email:d@e.f",
                        "email:g@h.i",
                        "contact_id:" + UUID,
                        "id:7");
        assertThat(MatchKeys.channelsOf(contact))
                .containsExactly("phone:12025550143", "phone:12025550199", "email:d@e.f", "email:g@h.i");
        assertThat(MatchKeys.phonesAndEmailsOf(contact))
                .containsExactly("phone:12025550143", "phone:12025550199", "email:a@b.c", "email:d@e.f", "email:g@h.i");
        assertThat(MatchKeys.phonesOf(contact)).containsExactly("phone:12025550143", "phone:12025550199");
    }

    @Test
    void aContactWithoutAnythingHasNoKeys() {
        assertThat(MatchKeys.of(contact("{'contact_channels':{'channel_type':'phone'}}")))
                .isEmpty();
        assertThat(MatchKeys.channelsOf(contact("{}"))).isEmpty();
        assertThat(MatchKeys.phonesOf(contact("{}"))).isEmpty();
    }

    @Test
    void aMemberThatIsNullHasNoText() {
        assertThat(MatchKeys.text(json("{'phone':'1'}"), "phone")).isEqualTo("1");
        assertThat(MatchKeys.text(json("{'phone':null}"), "phone")).isNull();
    }
}
