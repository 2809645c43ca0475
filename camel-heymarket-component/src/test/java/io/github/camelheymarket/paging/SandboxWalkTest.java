package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.CallKind;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.client.Credentials;
import io.github.camelheymarket.client.HeymarketClient;
import io.github.camelheymarket.exception.HeymarketIncompleteListException;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk over HTTP, against both profiles and the switches that paging meets. */
class SandboxWalkTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    @RegisterExtension
    static final HeymarketSandboxExtension EXTENSION = new HeymarketSandboxExtension();

    private HeymarketSandbox sandbox;
    private DefaultCamelContext context;
    private ClientRegistry.Lease lease;
    private HeymarketClient client;

    @BeforeEach
    void start() {
        sandbox = EXTENSION.sandbox();
        context = new TestContext();
        context.start();
        ClientSettings settings = new ClientSettings(
                URI.create(sandbox.baseUrl()),
                new Credentials.SecretPair(sandbox.secretId(), sandbox.secretKey()),
                new ClientSettings.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60)),
                new ClientSettings.Retries(0, Duration.ofSeconds(1)),
                new ClientSettings.Budget(0, Duration.ofSeconds(1)));
        lease = ClientRegistry.of(context).lease(settings, "https", null);
        client = lease.client();
    }

    @AfterEach
    void stop() {
        lease.close();
        context.stop();
    }

    private ContactIterator walk(int version, int pageSize) {
        return version == 1
                ? ContactWalks.v1(client, pageSize).walk()
                : ContactWalks.v2(client, pageSize).walk();
    }

    private List<Long> stored() {
        return sandbox.contacts().stream().map(SandboxContact::id).toList();
    }

    private void deliversEverybodyOnce(ContactIterator walk) {
        assertThat(Walks.ids(walk)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(stored());
        assertThat(walk.isComplete()).isTrue();
    }

    /** Contacts in groups that share an instant, the groups a second apart. */
    private void seedGroups(int... sizes) {
        int number = 0;
        for (int group = 0; group < sizes.length; group++) {
            for (int i = 0; i < sizes[group]; i++) {
                seed(number++, START.plusSeconds(group));
            }
        }
    }

    private SandboxContact seed(int number, Instant at) {
        return sandbox.seed(Seed.phone(String.format("1%010d", 2025550100L + number))
                .created(at)
                .updated(at));
    }

    @ParameterizedTest
    @CsvSource({"1,1000,100", "1,1001,100", "2,1000,100", "2,1001,100", "2,99,100", "2,0,100"})
    void theKindProfileTakesPagesHeadAndCountAndNoMore(int version, int contacts, int pageSize) {
        sandbox.profile(Profile.KIND);
        sandbox.seedMany(contacts, 1);

        ContactIterator walk = walk(version, pageSize);
        deliversEverybodyOnce(walk);

        assertThat(walk.requests()).isEqualTo(sandbox.requestCount());
        assertThat(walk.requests()).isEqualTo((contacts + pageSize - 1) / pageSize + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theHostileProfileTakesWhatItTakes(int version) {
        sandbox.seedMany(1000, 1);

        ContactIterator walk = walk(version, 100);
        deliversEverybodyOnce(walk);

        System.out.printf(
                "Hostile profile, v%d: 1000 contacts, 100 asked and 30 given a page: %d requests (kind: 12)%n",
                version, walk.requests());
    }

    static Stream<String[]> switchesOfV2() {
        return Stream.of("ZERO", "ONE", "ONE_LENIENT")
                .flatMap(base -> Stream.of("0", "7").map(cap -> new String[] {base, cap}));
    }

    @ParameterizedTest
    @MethodSource("switchesOfV2")
    void v2UnderEveryPageBaseAndCap(String base, String cap) {
        sandbox.set(Switch.V2_PAGE_BASE, base);
        sandbox.set(Switch.PAGE_CAP, cap);
        seedGroups(5, 1, 1, 12, 3, 1, 20, 1);

        deliversEverybodyOnce(walk(2, 10));
    }

    static Stream<String[]> switchesOfV1() {
        return Stream.of("EXCLUSIVE", "INCLUSIVE")
                .flatMap(cursor -> Stream.of("ONE_BASED", "IGNORED")
                        .flatMap(page -> Stream.of("0", "7")
                                .flatMap(cap -> Stream.of("MILLIS", "SECONDS")
                                        .map(resolution -> new String[] {cursor, page, cap, resolution}))));
    }

    @ParameterizedTest
    @MethodSource("switchesOfV1")
    void v1UnderEveryCursorPageCapAndResolution(String cursor, String page, String cap, String resolution) {
        sandbox.set(Switch.CURSOR, cursor);
        sandbox.set(Switch.V1_PAGE, page);
        sandbox.set(Switch.PAGE_CAP, cap);
        sandbox.set(Switch.UPDATED_RESOLUTION, resolution);
        seedGroups(5, 1, 1, 6, 3, 1, 6, 2, 2, 5, 5, 1);

        deliversEverybodyOnce(walk(1, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRING", "NUMBER", "BARE", "OBJECT_COUNT", "OBJECT_TOTAL"})
    void everyShapeOfTheCount(String shape) {
        sandbox.set(Switch.COUNT_SHAPE, shape);
        sandbox.seedMany(40, 1);

        deliversEverybodyOnce(walk(2, 30));
    }

    @ParameterizedTest
    @CsvSource({"1,KIND", "2,KIND", "2,HOSTILE"})
    void fiveThousandContactsUpdatedAtOneInstant(int version, Profile profile) {
        sandbox.profile(profile);
        seedGroups(5000);

        deliversEverybodyOnce(walk(version, 500));
    }

    @Test
    void fiveThousandContactsUpdatedAtOneInstantAreTooManyForV1WithoutPageNumbers() {
        seedGroups(5000);

        ContactIterator walk = walk(1, 500);

        assertThatThrownBy(() -> Walks.ids(walk))
                .isInstanceOfSatisfying(
                        HeymarketIncompleteListException.class,
                        e -> assertThat(Instant.parse(e.getInstant())).isEqualTo(START));
    }

    @ParameterizedTest
    @CsvSource({"1,KIND", "1,HOSTILE", "2,KIND", "2,HOSTILE"})
    void contactsCreatedChangedAndDeletedDuringTheWalk(int version, Profile profile) {
        sandbox.profile(profile);
        seedGroups(300 / 3, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20);
        sandbox.set(Switch.V1_PAGE, "ONE_BASED");
        List<SandboxContact> before = sandbox.contacts();
        List<Long> delivered = new ArrayList<>();
        ContactIterator walk = walk(version, 30);

        for (int i = 0; i < 95; i++) {
            delivered.add(walk.next().getId());
        }
        SandboxContact oldest = before.get(before.size() - 1);
        client.call(new ApiRequest(
                "contacts/update",
                HttpMethod.PUT,
                "/v1/contact/" + oldest.id(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("phone", oldest.phone())
                        .put("first", "Changed"),
                CallKind.REPEATABLE_WRITE));
        seed(9000, START.plusSeconds(1000));
        sandbox.delete(before.get(3).id());
        sandbox.delete(before.get(200).id());
        walk.forEachRemaining(contact -> delivered.add(contact.getId()));

        assertThat(delivered).doesNotHaveDuplicates().containsAll(stored());
        assertThat(walk.isComplete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aPageThatFailsReachesTheCallerAtOnce(Profile profile) {
        sandbox.profile(profile);
        sandbox.seedMany(100, 1);
        ContactIterator walk = walk(2, 30);
        for (int i = 0; i < 30; i++) {
            walk.next();
        }
        sandbox.faults().add(Fault.status(503).on("POST", "/v2/contacts/list"));

        assertThatThrownBy(walk::hasNext).isInstanceOf(HeymarketServerException.class);
        assertThatThrownBy(walk::next).isInstanceOf(HeymarketServerException.class);
        assertThat(walk.delivered()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"1,KIND", "1,HOSTILE", "2,KIND", "2,HOSTILE"})
    void onePageAfterTheOther(int version, Profile profile) {
        sandbox.profile(profile);
        seedGroups(5, 1, 1, 12, 3, 1, 20, 1);
        ContactWalks walks = version == 1 ? ContactWalks.v1(client, 25) : ContactWalks.v2(client, 25);
        List<Long> ids = new ArrayList<>();

        ContactPage page = walks.fetchPage(null, null, null);
        while (!page.isLast()) {
            page.contacts().forEach(contact -> ids.add(contact.getId()));
            page = walks.fetchPage(page.nextPage(), page.nextCursor(), null);
        }

        assertThat(ids).containsAll(stored());
    }
}
