package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.OTHER_UUID;
import static io.github.camelheymarket.api.ApiJson.UUID;
import static io.github.camelheymarket.api.ApiJson.contact;
import static io.github.camelheymarket.api.ApiJson.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.StoredContact.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contacts of answers, found by any of their keys. */
class ContactIndexTest {

    private final ContactIndex index = new ContactIndex();

    @Test
    void aContactIsFoundByEachOfItsKeysAndOnceByAll() {
        StoredContact mara = stored("{'id':7,'phone':'12025550143','email':'a@b.c'}");
        assertThat(index.isEmpty()).isTrue();
        assertThat(index.add(mara)).isTrue();
        assertThat(index.isEmpty()).isFalse();
        assertThat(index.size()).isEqualTo(1);
        assertThat(index.has("phone:12025550143")).isTrue();
        assertThat(index.has("phone:12025550199")).isFalse();
        assertThat(index.get(List.of("phone:12025550143", "email:a@b.c", "id:7", "id:8")))
                .containsExactly(mara);
    }

    @Test
    void theSameContactInALaterAnswerIsNotAnother() {
        index.add(stored("{'id':7,'phone':'12025550143'}"));
        assertThat(index.add(stored("{'id':7,'phone':'12025550143','first':'Mara'}")))
                .isFalse();
        assertThat(index.add(stored("{'id':8,'phone':'12025550143'}"))).isTrue();
        assertThat(index.get(List.of("phone:12025550143"))).hasSize(2);
        assertThat(index.all()).hasSize(2);
    }

    @Test
    void withoutIdsOnlyEqualContactsAreTheSame() {
        assertThat(index.add(stored("{'phone':'12025550143'}"))).isTrue();
        assertThat(index.add(stored("{'phone':'12025550143'}"))).isFalse();
        assertThat(index.add(stored("{'phone':'12025550143','first':'Mara'}"))).isTrue();
        assertThat(index.hasIds()).isFalse();
    }

    @Test
    void eitherIdIsAnId() {
        index.add(stored("{'phone':'1'}"));
        assertThat(index.hasIds()).isFalse();
        index.add(stored("{'uuid':'" + UUID + "'}"));
        assertThat(index.hasIds()).isTrue();
        assertThat(ContactIndex.of(List.of(contact("{'id':7}"))).hasIds()).isTrue();
    }

    @Test
    void aLaterReadTakesThePlaceAndMovesThePhone() {
        StoredContact before = stored("{'id':7,'phone':'12025550143','email':'a@b.c'}");
        StoredContact other = stored("{'id':8,'phone':'12025550143'}");
        index.add(before);
        index.add(other);
        StoredContact after = StoredContact.byId(contact("{'id':7,'phone':'12025550199'}"), 7L, null);
        index.replace(before, after);
        assertThat(index.get(List.of("phone:12025550143"))).containsExactly(other);
        assertThat(index.get(List.of("phone:12025550199"))).containsExactly(after);
        assertThat(index.get(List.of("email:a@b.c"))).containsExactly(after);
        assertThat(index.all()).containsExactly(after, other);
    }

    @Test
    void anAddressIsLostOnlyWhereTheReadShowsChannels() {
        StoredContact before = stored("{'id':7,'email':'a@b.c'}");
        index.add(before);
        index.replace(before, StoredContact.byId(contact("{'id':7,'contact_channels':[]}"), 7L, null));
        assertThat(index.has("email:a@b.c")).isFalse();
        assertThat(index.has("id:7")).isTrue();
    }

    @Test
    void whatIsGoneIsFoundByNoKey() {
        StoredContact mara = stored("{'id':7,'phone':'12025550143'}");
        StoredContact other = stored("{'id':8,'phone':'12025550143'}");
        index.add(mara);
        index.add(other);
        index.put("email:a@b.c", mara);
        index.remove(mara);
        assertThat(index.all()).containsExactly(other);
        assertThat(index.has("id:7")).isFalse();
        assertThat(index.has("email:a@b.c")).isFalse();
        assertThat(index.get(List.of("phone:12025550143"))).containsExactly(other);
    }

    @Test
    void aKeyThatTheContactDoesNotShowCanBeAddedOnce() {
        StoredContact mara = stored("{'id':7}");
        index.add(mara);
        index.put("phone:12025550143", mara);
        index.put("phone:12025550143", mara);
        assertThat(index.get(List.of("phone:12025550143"))).containsExactly(mara);
    }

    @Test
    void contactsAreTheSameByTheIdsThatBothHave() {
        assertThat(stored("{'id':7,'uuid':'" + UUID + "'}").isSameAs(stored("{'id':7,'uuid':'" + OTHER_UUID + "'}")))
                .isTrue();
        assertThat(stored("{'id':7}").isSameAs(stored("{'id':8}"))).isFalse();
        StoredContact byUuid = stored("{'uuid':'" + UUID + "'}");
        assertThat(byUuid.isSameAs(StoredContact.byUuid(contact("{'id':8}"), UUID.toUpperCase())))
                .isTrue();
        assertThat(byUuid.isSameAs(stored("{'uuid':'" + OTHER_UUID + "'}"))).isFalse();
        assertThat(byUuid.isSameAs(stored("{'id':7}"))).isFalse();
        assertThat(stored("{'id':7}").isSameAs(byUuid)).isFalse();
        assertThat(stored("{'first':'M'}").isSameAs(stored("{'first':'M'}"))).isTrue();
    }

    @Test
    void aContactKnowsByWhichReadsItWasShownAndKeepsItsIds() {
        StoredContact found = stored("{'id':7,'first':'Mara','last':'N'}");
        StoredContact both = found.with(contact("{'uuid':'" + UUID + "','first':'Maria'}"), Read.GET_V2);
        assertThat(both.reads()).containsExactlyInAnyOrder(Read.SEARCH, Read.GET_V2);
        assertThat(both.id()).isEqualTo(7);
        assertThat(both.uuid()).isEqualTo(UUID);
        assertThat(both.contact().getFirst()).isEqualTo("Maria");
        assertThat(both.contact().getLast()).isEqualTo("N");
        assertThat(found.contact().getFirst()).isEqualTo("Mara");
        assertThat(stored("{'first':'x'}").with(contact("{'id':9}"), Read.LIST).id())
                .isEqualTo(9);
        assertThat(both.with(contact("{'id':9,'uuid':'" + OTHER_UUID + "'}"), Read.LIST)
                        .name())
                .isEqualTo("7");
    }

    @Test
    void aReadByIdCountsAsTheReadOfItsVersion() {
        StoredContact v1 = StoredContact.byId(contact("{'uuid':'" + UUID + "'}"), 7L, null);
        assertThat(v1.reads()).containsExactly(Read.GET_V1);
        assertThat(v1.id()).isEqualTo(7);
        assertThat(v1.uuid()).isEqualTo(UUID);
        StoredContact v2 = StoredContact.byId(contact("{'id':7}"), null, UUID);
        assertThat(v2.reads()).containsExactly(Read.GET_V2);
        assertThat(v2.id()).isEqualTo(7);
        assertThat(v2.uuid()).isEqualTo(UUID);
        assertThat(StoredContact.listed(contact("{'id':7}")).reads()).containsExactly(Read.LIST);
        assertThat(StoredContact.byLookup(contact("{'id':7}")).reads()).containsExactly(Read.GET_V1);
        assertThat(StoredContact.byUuid(contact("{'id':7}"), UUID).reads()).containsExactly(Read.GET_V2);
    }

    @Test
    void aContactIsNamedByAnIdAndNeverByWhatIsPersonal() {
        assertThat(stored("{'id':7,'uuid':'" + UUID + "','phone':'1'}").name()).isEqualTo("7");
        assertThat(stored("{'uuid':'" + UUID + "'}").name()).isEqualTo(UUID);
        assertThat(stored("{'phone':'12025550143'}")).hasToString("Stored[(no id)]");
        assertThat(stored("{'id':7,'uuid':'" + UUID + "'}").identity()).containsExactly("id:7", "contact_id:" + UUID);
        assertThat(stored("{}").identity()).isEmpty();
    }
}
