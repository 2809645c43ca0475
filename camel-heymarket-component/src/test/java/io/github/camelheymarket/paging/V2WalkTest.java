package io.github.camelheymarket.paging;

import static io.github.camelheymarket.paging.Walks.deliversEverybodyOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketBadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class V2WalkTest {

    private final FakeAccount account = new FakeAccount();

    private ContactIterator walk(int pageSize) {
        return ContactWalks.v2(account, pageSize).walk();
    }

    @Test
    void asksPagesFromZeroThenTheHeadAndTheCountOnce() {
        account.withMany(5);

        deliversEverybodyOnce(walk(2), account);

        assertThat(account.calls)
                .containsExactly(
                        "/v2/contacts/list {\"limit\":2,\"page\":0,\"ascending\":false}",
                        "/v1/contacts/count {}",
                        "/v2/contacts/list {\"limit\":2,\"page\":1,\"ascending\":false}",
                        "/v2/contacts/list {\"limit\":2,\"page\":2,\"ascending\":false}",
                        "/v2/contacts/list {\"limit\":2,\"page\":0,\"ascending\":false}");
    }

    @ParameterizedTest
    @CsvSource({"0,10,2", "1,10,3", "9,10,3", "10,10,3", "11,10,4", "1000,100,12", "1001,100,13", "5,1,7"})
    void takesNoMoreCallsThanPagesHeadAndCount(int contacts, int pageSize, int calls) {
        account.withMany(contacts);

        deliversEverybodyOnce(walk(pageSize), account);

        assertThat(account.calls).hasSize(calls);
    }

    @Test
    void deliversLastUpdatedFirst() {
        account.with(1, 2, 3);

        assertThat(Walks.ids(walk(2))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void aServerThatReadsPageZeroAsPageOneShowsItsFirstPageTwice() {
        account.v2Base = 1;
        account.zeroMeansOne = true;
        account.withMany(7);

        deliversEverybodyOnce(walk(3), account);
    }

    @Test
    void aServerThatRefusesPageZeroIsReadFromPageOne() {
        account.v2Base = 1;
        account.withMany(7);

        deliversEverybodyOnce(walk(3), account);
        assertThat(account.calls).hasSize(1 + 3 + 2);
    }

    @Test
    void aServerWithNobodyOnPageZeroIsReadFromPageOne() {
        account.v2Base = 1;
        account.zeroIsEmpty = true;
        account.withMany(7);

        deliversEverybodyOnce(walk(3), account);
    }

    @Test
    void aRefusedPageOneIsTheRefusalItIs() {
        ContactIterator walk = ContactWalks.v2(
                        StubClient.answering(request -> {
                            throw FakeAccount.refusal();
                        }),
                        3)
                .walk();

        assertThatThrownBy(walk::hasNext).isInstanceOf(HeymarketBadRequestException.class);
    }

    @Test
    void aCapOnTheLimitIsNotTheEnd() {
        account.cap = 3;
        account.withMany(20);

        deliversEverybodyOnce(walk(100), account);
    }

    @Test
    void fiveThousandContactsUpdatedAtOneInstant() {
        account.with(new long[5000]);

        deliversEverybodyOnce(walk(100), account);
        assertThat(account.calls).hasSize(52);
    }

    @Test
    void contactsWithAUuidAlone() {
        account.idsAreUuids = true;
        account.withMany(50);

        ContactIterator walk = walk(7);
        int count = 0;
        while (walk.hasNext()) {
            walk.next();
            count++;
        }

        assertThat(count).isEqualTo(50);
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void aServerThatIgnoresThePageNumberEndsTheWalkIncomplete() {
        account.pageIgnored = true;
        account.withMany(10);

        ContactIterator walk = walk(4);

        assertThat(Walks.ids(walk)).containsExactly(10L, 9L, 8L, 7L);
        assertThat(walk.isComplete()).isFalse();
        assertThat(account.calls).hasSize(17);
    }

    @Test
    void aPagesWorthOfNewContactsDuringTheWalkIsNotTheEnd() {
        account.withMany(9);
        account.afterCall(3, () -> {
            for (int i = 0; i < 3; i++) {
                account.create(FakeAccount.EPOCH.plusSeconds(100 + i));
            }
        });

        deliversEverybodyOnce(walk(3), account);
    }
}
