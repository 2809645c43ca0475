package io.github.camelheymarket.api;

import static io.github.camelheymarket.api.ApiJson.UUID;
import static io.github.camelheymarket.api.ApiJson.contact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.api.StoredContact.Read;
import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.RecentWrites;
import io.github.camelheymarket.model.Contact;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R3.2: what was written minutes ago counts as found, although a search does not show it yet. */
class RecallTest {

    private static final String PHONE = "phone:12025550143";
    private static final String EMAIL = "email:a@b.c";

    private final SearchedAccount account = new SearchedAccount();
    private final RecentWrites writes = AccountMemory.unshared().writes();
    private final WriteMemory memory = new WriteMemory(writes);

    private ContactIndex complete(List<String> keys, Contact... found) {
        ContactIndex index = ContactIndex.of(List.of(found));
        new Recall(account, writes).complete(keys, index);
        return index;
    }

    @Test
    void aContactThatTheSearchShowsAsItWasIsReadAgain() {
        memory.written(List.of(PHONE), 7L, null, 3L);
        account.addHidden("{'id':7,'phone':'12025550143','rev':3,'first':'Maria'}");
        ContactIndex index = complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143','rev':2,'first':'Mara'}"));
        assertThat(index.get(List.of(PHONE))).singleElement().satisfies(stored -> {
            assertThat(stored.contact().getFirst()).isEqualTo("Maria");
            assertThat(stored.reads()).containsExactly(Read.GET_V1);
        });
        assertThat(account.calls).containsExactly("read 7 null");
    }

    @Test
    void whatIsAsNewAsTheWriteIsNotReadAgain() {
        memory.written(List.of(PHONE), 7L, null, 3L);
        complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143','rev':3}"));
        complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143','rev':4}"));
        assertThat(account.calls).isEmpty();
    }

    @Test
    void anAnswerWithoutARevisionMayBeOlderUnlessItIsOfACreate() {
        memory.written(List.of(PHONE), 7L, null, 1L);
        complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143'}"));
        assertThat(account.calls).isEmpty();
        memory.written(List.of(PHONE), 7L, null, 2L);
        account.addHidden("{'id':7,'phone':'12025550143'}");
        complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143'}"));
        assertThat(account.calls).containsExactly("read 7 null");
    }

    @Test
    void aWriteOfUnknownRevisionIsAlwaysReadAgain() {
        memory.changed(StoredContact.found(contact("{'id':7,'uuid':'" + UUID + "'}")));
        account.addHidden("{'id':7,'uuid':'" + UUID + "','phone':'12025550143'}");
        complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143','rev':99}"));
        complete(List.of(PHONE), contact("{'uuid':'" + UUID + "','phone':'12025550143','rev':99}"));
        assertThat(account.calls).containsExactly("read 7 null", "read null " + UUID);
    }

    @Test
    void aContactThatIsGoneIsFoundNoMoreAndForgotten() {
        memory.written(List.of(PHONE), 7L, null, 3L);
        ContactIndex index = complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143','rev':2}"));
        assertThat(index.isEmpty()).isTrue();
        assertThat(writes.find("id:7")).isEmpty();
        account.calls.clear();
        complete(List.of(PHONE));
        complete(List.of(PHONE));
        assertThat(account.calls.size()).isLessThanOrEqualTo(1);
    }

    @Test
    void aContactThatTheSearchDoesNotShowIsReadByItsId() {
        memory.written(contact("{'phone':'12025550143','email':'A@b.c'}"), null, UUID, 1L);
        account.addHidden("{'uuid':'" + UUID + "','phone':'12025550143'}");
        ContactIndex index = complete(List.of(PHONE, EMAIL));
        assertThat(index.all()).singleElement().satisfies(stored -> {
            assertThat(stored.uuid()).isEqualTo(UUID);
            assertThat(stored.reads()).containsExactly(Read.GET_V2);
        });
        // The answer shows no channels, so the address may still be one.
        assertThat(index.get(List.of(EMAIL))).hasSize(1);
        assertThat(account.calls).containsExactly("read null " + UUID);
    }

    @Test
    void whoHasAnotherPhoneByNowIsNotFoundByTheOldOne() {
        memory.written(List.of(PHONE), 7L, null, 1L);
        account.addHidden("{'id':7,'phone':'12025550199'}");
        assertThat(complete(List.of(PHONE)).isEmpty()).isTrue();
        assertThat(writes.find(PHONE)).isEmpty();
        assertThat(writes.find("id:7")).isNotEmpty();
    }

    @Test
    void whoShowsNoPhoneMayHaveIt() {
        memory.written(List.of(PHONE), 7L, null, 1L);
        account.addHidden("{'id':7,'email':'a@b.c'}");
        assertThat(complete(List.of(PHONE)).get(List.of(PHONE))).hasSize(1);
    }

    @Test
    void anAddressIsLostWhereTheReadShowsOtherChannels() {
        memory.written(List.of(EMAIL), 7L, null, 1L);
        account.addHidden("{'id':7,'contact_channels':[]}");
        assertThat(complete(List.of(EMAIL)).isEmpty()).isTrue();
    }

    @Test
    void whatNobodyHasAnyMoreIsForgottenUnderAllItsKeys() {
        memory.written(List.of(PHONE), 7L, null, 1L);
        assertThat(complete(List.of(PHONE)).isEmpty()).isTrue();
        assertThat(writes.find(PHONE)).isEmpty();
        assertThat(writes.find("id:7")).isEmpty();
    }

    @Test
    void whatIsShownAlreadyUnderTheKeyCostsNoRead() {
        memory.written(List.of(PHONE), 7L, null, 1L);
        ContactIndex index = complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143'}"));
        assertThat(index.all()).hasSize(1);
        assertThat(account.calls).isEmpty();
    }

    @Test
    void whatIsShownUnderAnotherKeyIsTakenFromThere() {
        memory.written(List.of(PHONE), 7L, null, 1L);
        ContactIndex index = complete(List.of(PHONE), contact("{'id':7,'email':'a@b.c'}"));
        assertThat(index.get(List.of(PHONE))).hasSize(1);
        assertThat(account.calls).isEmpty();
    }

    @Test
    void aContactOfWhichNoIdIsKnownIsLookedUpByItsPhoneInAnyForm() {
        memory.written(List.of("phone:525512345678"), null, null, null);
        account.addHidden("{'id':7,'phone':'5215512345678'}");
        ContactIndex index = complete(List.of("phone:525512345678"));
        assertThat(index.all()).hasSize(1);
        assertThat(index.get(List.of("phone:525512345678"))).singleElement().satisfies(stored -> {
            assertThat(stored.id()).isEqualTo(7);
            assertThat(stored.reads()).containsExactly(Read.GET_V1);
        });
    }

    @Test
    void whoCannotBeLookedUpIsForgotten() {
        memory.written(List.of(PHONE), null, null, null);
        assertThat(complete(List.of(PHONE)).isEmpty()).isTrue();
        assertThat(writes.find(PHONE)).isEmpty();
    }

    @Test
    void theOneThatIsShownForAWriteWithoutAnIdIsReadAgain() {
        memory.written(List.of(PHONE), null, null, null);
        account.addHidden("{'id':7,'phone':'12025550143','first':'Maria'}");
        ContactIndex index = complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143'}"));
        assertThat(index.all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.contact().getFirst()).isEqualTo("Maria"));
    }

    @Test
    void ofSeveralThatAreShownNoneIsReadForAWriteWithoutAnId() {
        memory.written(List.of(PHONE), null, null, null);
        complete(List.of(PHONE), contact("{'id':7,'phone':'12025550143'}"), contact("{'id':8,'phone':'12025550143'}"));
        complete(List.of(PHONE), contact("{'phone':'12025550143'}"));
        assertThat(account.calls).isEmpty();
    }

    @Test
    void aPhoneThatWasChangedIsForgottenForTheContactAlone() {
        memory.written(contact("{'phone':'12025550143'}"), 7L, null, 1L);
        memory.written(contact("{'phone':'12025550143'}"), 8L, null, 1L);
        memory.moved(contact("{'id':7,'phone':'12025550143'}"));
        assertThat(writes.find(PHONE)).extracting(RecentWrites.Written::id).containsExactly(8L);
        assertThat(writes.find("id:7")).hasSize(1);
        memory.written(Set.of(), null, UUID, null);
        assertThat(writes.find("contact_id:" + UUID))
                .extracting(RecentWrites.Written::rev)
                .containsExactly(RecentWrites.UNKNOWN_REV);
    }
}
