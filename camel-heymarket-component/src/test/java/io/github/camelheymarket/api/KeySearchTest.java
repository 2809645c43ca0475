package io.github.camelheymarket.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.AccountMemory;
import io.github.camelheymarket.client.SearchCompleteness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R3.2: a search finds everybody, whatever the number of contacts in one answer, and at a price that is known. */
class KeySearchTest {

    private final SearchedAccount account = new SearchedAccount();
    private final AccountMemory memory = AccountMemory.unshared();
    private final SearchCompleteness completeness = memory.completeness();

    private static String phone(int i) {
        return String.valueOf(12025550000L + i);
    }

    private void people(int count) {
        for (int i = 0; i < count; i++) {
            account.add("{'id':" + (i + 1) + ",'phone':'" + phone(i) + "'}");
        }
    }

    private static List<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "phone:" + phone(i)).toList();
    }

    private ContactIndex search(List<String> keys, int valuesPerCall) {
        ContactIndex index = new ContactIndex();
        new KeySearch(account, completeness, valuesPerCall, index).search(keys);
        return index;
    }

    @Test
    void nobodyIsFoundInOneCall() {
        assertThat(search(keys(0, 50), 50).isEmpty()).isTrue();
        assertThat(account.calls).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 2", "30, 2", "50, 3"})
    void aCompleteAnswerIsProvedByASmallNumberOfCalls(int people, int calls) {
        people(people);
        assertThat(search(keys(0, people), 50).size()).isEqualTo(people);
        assertThat(account.calls).hasSize(calls);
        assertThat(account.searches).isEqualTo(1);
        assertThat(account.searchesAgain).isEqualTo(calls - 1);
    }

    @Test
    void whatWasProvedOnceCostsNoMoreProof() {
        people(40);
        search(keys(0, 40), 50);
        account.calls.clear();
        search(keys(0, 40), 50);
        search(keys(0, 20), 50);
        assertThat(account.calls).hasSize(2);
    }

    @Test
    void aKeyWithoutAContactIsAskedForOnceMoreUntilTheSizeIsProved() {
        people(5);
        assertThat(search(keys(0, 8), 50).size()).isEqualTo(5);
        assertThat(account.calls).containsExactly("search 8", "search 7");
        account.calls.clear();
        search(keys(0, 8), 50);
        assertThat(account.calls).containsExactly("search 8");
    }

    @Test
    void contactsOfOneKeyAreAllFoundAndAKeyOfTwoIsNotTakenForComplete() {
        account.add("{'id':1,'phone':'" + phone(0) + "'}");
        account.add("{'id':2,'phone':'" + phone(0) + "'}");
        assertThat(search(keys(0, 1), 50).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 10, 11, 19, 20, 21, 25, 29, 30, 31, 32, 33, 34, 49, 50, 98, 99, 100, 101})
    void everybodyIsFoundUnderEveryCap(int cap) {
        people(100);
        account.cap = cap;
        ContactIndex found = search(keys(0, 100), 100);
        assertThat(found.size()).isEqualTo(100);
        int fewest = (100 + cap - 1) / cap;
        // Groups below the cap, the answers that showed it, and proofs that halve what is in doubt.
        assertThat(account.calls.size()).isLessThanOrEqualTo(cap < 4 ? 260 : 4 * fewest + 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 19, 20, 21, 25, 29, 30, 31, 39, 40, 50, 99, 100, 101})
    void whoIsThereTwiceIsFoundTwiceUnderEveryCapFromTwoOn(int cap) {
        people(100);
        for (int i = 0; i < 20; i++) {
            account.add("{'id':" + (1_000 + i) + ",'phone':'" + phone(i) + "'}");
        }
        account.cap = cap;
        assertThat(search(keys(0, 120), 100).size()).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 10, 25})
    void aCapThatIsKnownCostsNoMoreThanGroupsBelowIt(int cap) {
        people(100);
        account.cap = cap;
        for (int i = 0; i < 4; i++) {
            search(keys(0, 100), 100);
        }
        account.calls.clear();
        assertThat(search(keys(0, 100), 100).size()).isEqualTo(100);
        int groups = (100 + cap - 2) / (cap - 1);
        assertThat(account.calls.size()).isLessThanOrEqualTo(groups + 1);
    }

    @Test
    void aCapThatIsGoneIsNoticed() {
        people(60);
        account.cap = 10;
        for (int i = 0; i < 4; i++) {
            search(keys(0, 60), 60);
        }
        account.cap = Integer.MAX_VALUE;
        for (int i = 0; i < 25; i++) {
            search(keys(0, 60), 60);
        }
        assertThat(completeness.cap()).isZero();
    }

    @Test
    void aCapThatBecameLowerHidesNobody() {
        people(60);
        account.cap = 30;
        for (int i = 0; i < 4; i++) {
            assertThat(search(keys(0, 60), 60).size()).isEqualTo(60);
        }
        for (int cap : new int[] {20, 7, 3, 1}) {
            account.cap = cap;
            assertThat(search(keys(0, 60), 60).size()).as("cap " + cap).isEqualTo(60);
        }
    }

    @Test
    void severalContactsOfOneKeyAreFoundUnderACap() {
        people(40);
        for (int i = 0; i < 40; i += 4) {
            account.add("{'id':" + (100 + i) + ",'phone':'" + phone(i) + "'}");
        }
        account.cap = 12;
        ContactIndex found = search(keys(0, 40), 40);
        found = search(keys(0, 40), 40);
        for (int i = 0; i < 40; i += 4) {
            assertThat(found.get(List.of("phone:" + phone(i)))).as(phone(i)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everybodyIsFoundInAccountsAtRandom(long seed) {
        Random random = new Random(seed);
        int people = 1 + random.nextInt(60);
        List<Integer> there = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            if (random.nextInt(120) < people) {
                there.add(i);
                boolean byMail = random.nextInt(5) == 0;
                account.add("{'id':" + (i + 1) + ",'phone':'" + phone(i) + "'"
                        + (byMail ? ",'email':'p" + i + "@example.org'" : "") + "}");
            }
        }
        account.cap = 1 + random.nextInt(40);
        for (int round = 0; round < 12; round++) {
            int from = random.nextInt(60);
            int size = 1 + random.nextInt(60);
            List<String> keys = new ArrayList<>(keys(from, from + size));
            there.stream().filter(i -> i % 3 == 0).limit(5).forEach(i -> keys.add("email:p" + i + "@example.org"));
            Collections.shuffle(keys, random);
            ContactIndex found = search(keys, 100);
            for (int i : there) {
                if (i >= from && i < from + size) {
                    assertThat(found.has("phone:" + phone(i)))
                            .as("round " + round + ", person " + i + ", cap " + account.cap)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aSearchAsksForNoMoreValuesThanOneCallAllows() {
        people(25);
        assertThat(new ContactSearch(account, memory, 10)
                        .find(
                                IntStream.range(0, 25)
                                        .mapToObj(KeySearchTest::phone)
                                        .toList(),
                                List.of("nobody@example.org", "")))
                .hasSize(25);
        assertThat(account.calls).allMatch(call -> Integer.parseInt(call.substring(7)) <= 10);
        assertThat(account.searches).isEqualTo(3);
    }

    @Test
    void whoIsFoundByAnAddressAloneIsFound() {
        account.add("{'id':1,'email':'mara@example.org'}");
        account.add("{'id':2,'phone':'" + phone(0) + "'}");
        assertThat(new ContactSearch(account, memory, 1).find(List.of(phone(0)), List.of("Mara@example.org")))
                .hasSize(2);
        assertThat(account.searches).isEqualTo(2);
    }

    @Test
    void aSearchShowsWhatWasWrittenRecentlyToo() {
        account.addHidden("{'id':7,'phone':'" + phone(0) + "','rev':1}");
        new WriteMemory(memory.writes()).written(List.of("phone:" + phone(0)), 7L, null, 1L);
        assertThat(new ContactSearch(account, memory, 10).find(List.of(phone(0)), List.of()))
                .extracting(contact -> contact.getId())
                .containsExactly(7L);
    }

    @Test
    void knownContactsProveAnAnswerThatIsNotLarger() {
        people(30);
        completeness.found(keys(0, 30));
        account.add("{'id':31,'phone':'" + phone(30) + "'}");
        search(keys(28, 31), 50);
        assertThat(completeness.isProved(3)).isFalse();
        search(keys(28, 40), 50);
        assertThat(account.calls).endsWith("search 12", "search 31");
        assertThat(completeness.isProved(29)).isTrue();
        assertThat(completeness.isProved(31)).isFalse();
    }
}
