package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.model.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass over what changed after an instant. */
class NewestFirstTest {

    private static final int PAGE = 10;

    private final FakeAccount account = new FakeAccount();

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void nothingNewCostsOneCall(String version) {
        account.withMany(100);
        assertThat(ids(pass(version, at(99), null))).isEmpty();
        assertThat(account.calls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void onlyWhatChangedAfterTheFloorComesNewestFirst(String version) {
        account.withMany(100);
        assertThat(ids(pass(version, at(74), null)))
                .containsExactlyElementsOf(LongStream.iterate(100, id -> id > 75, id -> id - 1)
                        .boxed()
                        .toList());
        assertThat(account.calls).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void withoutAFloorEverybodyComes(String version) {
        account.withMany(95);
        assertThat(ids(pass(version, null, null))).hasSize(95).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"v1, 0", "v2, 0", "v1, 1", "v2, 1", "v1, 10", "v2, 10", "v1, 11", "v2, 11"})
    void anAddressBookOfAnySizeComesToItsEnd(String version, int size) {
        account.withMany(size);
        assertThat(ids(pass(version, null, null))).hasSize(size);
    }

    @Test
    void aPassCanBeginInTheMiddle() {
        account.withMany(100);
        assertThat(ids(pass("v2", at(19), at(30))))
                .containsExactlyElementsOf(LongStream.iterate(30, id -> id > 20, id -> id - 1)
                        .boxed()
                        .toList());
        assertThat(account.calls).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whereACursorHasNoEffectTheMiddleIsTheBeginning() {
        account.dateIgnored = true;
        account.withMany(40);
        assertThat(ids(pass("v2", null, at(20)))).hasSize(40);
    }

    static Stream<FakeAccount> servers() {
        List<FakeAccount> servers = new ArrayList<>();
        for (int quirks = 0; quirks < 64; quirks++) {
            FakeAccount server = new FakeAccount();
            server.v2Base = quirks & 1;
            server.zeroMeansOne = (quirks & 2) != 0;
            server.zeroIsEmpty = (quirks & 4) != 0;
            server.cursorInclusive = (quirks & 8) != 0;
            server.dateIgnored = (quirks & 16) != 0;
            server.v1Base = (quirks & 32) != 0 ? 0 : 1;
            servers.add(server);
        }
        return servers.stream();
    }

    /** 57 of one instant, five pages and more, among others. */
    @ParameterizedTest
    @MethodSource("servers")
    void aGroupOfOneInstantIsReadByPageNumber(FakeAccount server) {
        for (String version : List.of("v2", "v1")) {
            if (version.equals("v1") && server.dateIgnored) {
                continue;
            }
            FakeAccount fresh = server.copy();
            fresh.withMany(25);
            IntStream.range(0, 57).forEach(i -> fresh.create(at(50)));
            fresh.with(60, 61, 62);
            assertThat(ids(new ContactWalksOf(fresh, version).pass(at(9), null)))
                    .as(version)
                    .doesNotHaveDuplicates()
                    .hasSize(15 + 57 + 3);
        }
    }

    @Test
    void whereV1IgnoresThePageNumberAGroupThatFillsAPageEndsInAnExceptionThatNamesIt() {
        account.pageIgnored = true;
        account.withMany(25);
        IntStream.range(0, 12).forEach(i -> account.create(at(50)));
        assertThatThrownBy(() -> ids(pass("v1", at(9), null)))
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(e.getInstant()).isEqualTo(at(50).toString()))
                .hasMessageContaining("apiVersion=v2");
    }

    /** An inclusive list begins with the group before, which takes a place more. */
    @ParameterizedTest
    @CsvSource({"false, 9", "true, 8"})
    void whereV1IgnoresThePageNumberASmallerGroupIsPassed(boolean inclusive, int group) {
        account.pageIgnored = true;
        account.cursorInclusive = inclusive;
        account.withMany(25);
        IntStream.range(0, group).forEach(i -> account.create(at(50)));
        account.with(60, 61, 62, 63, 64);
        assertThat(ids(pass("v1", at(9), null))).hasSize(15 + group + 5).doesNotHaveDuplicates();
    }

    @Test
    void aWholeAddressBookOfOneInstantOnOnePageIsNoGroupThatCannotBePassed() {
        account.pageIgnored = true;
        IntStream.range(0, PAGE).forEach(i -> account.create(at(50)));
        assertThat(ids(pass("v1", null, null))).hasSize(PAGE);
    }

    /** Page numbers shift when a contact is deleted; a cursor does not. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodySlipsOverAPageBoundaryWhenOthersAreDeleted(boolean dateIgnored) {
        account.dateIgnored = dateIgnored;
        account.withMany(60);
        account.afterCall(1, () -> account.delete(55));
        account.afterCall(2, () -> account.delete(45));
        account.afterCall(3, () -> account.delete(58));
        assertThat(ids(pass("v2", at(9), null)))
                .containsAll(LongStream.rangeClosed(11, 60)
                        .filter(id -> id != 55 && id != 45 && id != 58)
                        .boxed()
                        .toList());
    }

    @Test
    void nobodySlipsOutOfAGroupWhileItIsReadByPageNumber() {
        IntStream.range(0, 57).forEach(i -> account.create(at(50)));
        account.afterCall(2, () -> account.delete(57));
        account.afterCall(4, () -> account.change(56, at(70)));
        account.afterCall(5, () -> account.delete(50));
        assertThat(ids(pass("v2", null, null)))
                .containsAll(LongStream.rangeClosed(1, 49).boxed().toList())
                .contains(51L, 52L, 53L, 54L, 55L);
    }

    @Test
    void aPagesWorthOfNewContactsMeanwhileDoesNotMislead() {
        IntStream.range(0, 57).forEach(i -> account.create(at(50)));
        account.afterCall(1, () -> IntStream.range(0, PAGE).forEach(i -> account.create(at(51))));
        assertThat(ids(pass("v2", null, null)))
                .containsAll(LongStream.rangeClosed(1, 57).boxed().toList());
    }

    @Test
    void aContactWithoutUpdatedIsNamedAsTheReason() {
        Contact contact = new Contact(JsonNodeFactory.instance.objectNode().put("id", 5));
        assertThatThrownBy(() -> DatedContact.of(contact))
                .isInstanceOf(HeymarketAnswerException.class)
                .hasMessageContaining("updated");
    }

    @Test
    void anEmptyPageZeroAfterOneWithContactsIsTheEndOfTheList() {
        account.withMany(2);
        account.afterCall(1, () -> account.delete(1));
        assertThat(ids(pass("v2", null, null))).containsExactly(2L, 1L);
        assertThat(account.calls).hasSize(2);
    }

    /** Whoever changed before the pass, and was left alone while it ran, is in it, whatever happened to others. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensMeanwhileTheUntouchedAreThere(int seed) {
        Random random = new Random(seed);
        FakeAccount busy = new FakeAccount();
        busy.cursorInclusive = random.nextBoolean();
        busy.v2Base = random.nextInt(2);
        busy.zeroMeansOne = random.nextBoolean();
        busy.cap = random.nextBoolean() ? 7 : 0;
        for (int i = 0; i < 150; i++) {
            busy.create(at(random.nextInt(40)));
        }
        Instant floor = at(random.nextInt(20) - 1);
        Set<Long> touched = new HashSet<>();
        Set<Long> expected = busy.idsAfter(floor);
        long[] clock = {40};
        busy.afterEachCall = () -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                long id = 1 + random.nextInt(150);
                touched.add(id);
                switch (random.nextInt(3)) {
                    case 0 -> busy.delete(id);
                    case 1 -> busy.change(id, at(++clock[0]));
                    default -> busy.create(at(++clock[0]));
                }
            }
        };
        List<Long> given = ids(new ContactWalksOf(busy, "v2").pass(floor, null));
        expected.removeAll(touched);
        assertThat(given).doesNotHaveDuplicates().containsAll(expected);
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    private NewestFirst pass(String version, Instant floor, Instant from) {
        return new ContactWalksOf(account, version).pass(floor, from);
    }

    private record ContactWalksOf(FakeAccount account, String version) {
        NewestFirst pass(Instant floor, Instant from) {
            ContactWalks walks = version.equals("v1") ? ContactWalks.v1(account, PAGE) : ContactWalks.v2(account, PAGE);
            return walks.newestFirst(floor, from);
        }
    }

    private static Instant at(long second) {
        return FakeAccount.EPOCH.plusSeconds(second);
    }

    private static List<Long> ids(NewestFirst pass) {
        List<Long> ids = new ArrayList<>();
        for (List<DatedContact> page = pass.next(); page != null; page = pass.next()) {
            page.forEach(contact -> ids.add(contact.contact().getId()));
        }
        return ids;
    }
}
