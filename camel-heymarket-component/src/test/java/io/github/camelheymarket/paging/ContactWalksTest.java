package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.api.CountedClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.model.Contact;
import org.junit.jupiter.api.Test;

/** Which version of the API is asked, and how a contact of a list is known. */
class ContactWalksTest {

    private final FakeAccount account = new FakeAccount().withMany(3);

    @Test
    void aPageHasAtLeastOneContact() {
        assertThatThrownBy(() -> ContactWalks.v1(account, 0)).hasMessageContaining("pageSize");
        assertThatThrownBy(() -> ContactWalks.v2(account, 0)).hasMessageContaining("pageSize");
    }

    @Test
    void eachVersionAsksItsOwnEndpoint() {
        ContactWalks.v1(account, 5).newestFirst(null, null).next();
        ContactWalks.v1(account, 5).walk().next();
        assertThat(account.calls)
                .containsExactly("/v1/contacts {\"limit\":5}", "/v1/contacts {\"limit\":5}", "/v1/contacts/count {}");
        account.calls.clear();
        ContactWalks.v2(account, 5).newestFirst(null, null).next();
        ContactWalks.v2(account, 5).walk().next();
        assertThat(account.calls)
                .containsExactly(
                        "/v2/contacts/list {\"limit\":5,\"page\":0,\"ascending\":false}",
                        "/v2/contacts/list {\"limit\":5,\"page\":0,\"ascending\":false}",
                        "/v1/contacts/count {}");
    }

    @Test
    void theCountIsThatOfTheServerOrNone() {
        assertThat(ContactWalks.v2(account, 5).count()).hasValue(3);
        account.count = size -> JsonNodeFactory.instance.arrayNode();
        assertThat(ContactWalks.v2(account, 5).count()).isEmpty();
    }

    @Test
    void aListCountsItsOwnRequestsAlone() {
        ApiClient counted = CountedClient.of(account);
        NewestFirst earlier = ContactWalks.v2(counted, 5).newestFirst(null, null);
        earlier.next();
        NewestFirst pages = ContactWalks.v2(counted, 5).newestFirst(null, null);
        ContactIterator walk = ContactWalks.v2(counted, 5).walk();
        assertThat(walk.requests()).isZero();
        pages.next();
        assertThat(pages.requests()).isEqualTo(1);
        assertThat(earlier.requests()).isEqualTo(2);
    }

    @Test
    void aContactIsKnownByItsIntegerIdElseItsUuidElseItsText() {
        Contact both = contact("{'id':7,'uuid':'0189e4a2-6d3b-4c1e-9f00-1234567890ab'}");
        Contact uuid = contact("{'id':'0189e4a2-6d3b-4c1e-9f00-1234567890ab'}");
        assertThat(DatedContact.identity(both)).isEqualTo("7");
        assertThat(DatedContact.identity(uuid)).isEqualTo("0189e4a2-6d3b-4c1e-9f00-1234567890ab");
        assertThat(DatedContact.identity(contact("{'id':'c-9'}"))).isEqualTo("c-9");

        VisitedContacts visited = new VisitedContacts();
        assertThat(visited.visit(both)).isEqualTo(Visit.FIRST);
        assertThat(visited.visit(uuid)).isEqualTo(Visit.FIRST);
        assertThat(visited.visit(contact("{'id':'c-9'}"))).isEqualTo(Visit.FIRST);
        assertThat(visited.visit(contact("{'id':'c-8'}"))).isEqualTo(Visit.FIRST);
        assertThat(visited.visit(contact("{'id':'c-9'}"))).isEqualTo(Visit.REPEATED);
        assertThat(visited.size()).isEqualTo(4);
        visited.beginPass();
        assertThat(visited.visit(both)).isEqualTo(Visit.FIRST_IN_PASS);
        assertThat(visited.visit(uuid)).isEqualTo(Visit.FIRST_IN_PASS);
        visited.beginWalk();
        assertThat(visited.visit(both)).isEqualTo(Visit.FIRST_IN_WALK);
        assertThat(visited.visit(uuid)).isEqualTo(Visit.FIRST_IN_WALK);
    }

    private static Contact contact(String json) {
        try {
            return new Contact((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
