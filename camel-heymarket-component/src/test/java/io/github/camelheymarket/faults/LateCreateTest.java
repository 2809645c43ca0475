package io.github.camelheymarket.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A create that Heymarket stores only after it was looked for: what is sent again doubles its contact. That cannot be
 * prevented, so it is told.
 */
class LateCreateTest {

    private static final String CREATE = "heymarket:contacts/create";
    private static final String PHONE = "12025550143";
    private static final int LAST_LOOK = 3;

    private FaultRig rig;
    private Fault late;
    private List<String> log;

    private void start(Profile profile) throws IOException {
        rig = new FaultRig(profile);
        late = rig.sandbox.faults().add(Fault.resetThenApply().when(LateCreateTest::isCreate));
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({"KIND, v1", "KIND, v2", "HOSTILE, v1", "HOSTILE, v2"})
    void aFirstThatIsStoredAfterTheSecondIsReported(Profile profile, String version) throws IOException {
        start(profile);
        rig.whileAsleep = () -> {
            if (rig.slept.size() == LAST_LOOK) {
                release();
            }
        };

        Exchange exchange = create("?apiVersion=" + version);

        assertToldTwice(exchange);
    }

    @ParameterizedTest
    @EnumSource
    void aFirstThatIsStoredJustBeforeTheSecondIsReported(Profile profile) throws IOException {
        start(profile);
        releaseAfterSecondLook();

        assertToldTwice(create(""));
    }

    @ParameterizedTest
    @EnumSource
    void aSecondWithoutAnAnswerIsReportedToo(Profile profile) throws IOException {
        start(profile);
        rig.sandbox.faults().add(Fault.resetAfterApply().when(LateCreateTest::isCreate));
        rig.whileAsleep = () -> {
            if (rig.slept.size() == LAST_LOOK) {
                release();
            }
        };

        assertToldTwice(create(""));
    }

    @ParameterizedTest
    @EnumSource
    void aSecondThatIsRefusedBecauseOfTheFirstIsASuccess(Profile profile) throws IOException {
        start(profile);
        rig.sandbox.set(Switch.CREATE_EXISTING, "REJECT");
        releaseAfterSecondLook();

        Exchange exchange = create("");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Contact.class).getId()).isEqualTo(ids().get(0));
        assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_ATTEMPTS))
                .isEqualTo(2);
        assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_DUPLICATES))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whereTheSecondConvergesOnTheFirstNoContactIsCreatedTwice(Profile profile) throws IOException {
        start(profile);
        rig.sandbox.set(Switch.CREATE_EXISTING, "CONVERGE");
        releaseAfterSecondLook();

        Exchange exchange = create("");

        assertThat(exchange.getException()).isNull();
        assertThat(ids()).hasSize(1);
        assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_DUPLICATES))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aLookThatFailsLeavesTheCreateAsItIsAndIsReported(Profile profile) throws IOException {
        start(profile);
        rig.whileAsleep = () -> {
            if (rig.slept.size() == LAST_LOOK) {
                rig.sandbox
                        .faults()
                        .add(Fault.status(500).on("POST", "/v2/contacts/search"))
                        .always();
            }
        };

        Exchange exchange = create("");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Contact.class).getId()).isEqualTo(ids().get(0));
        assertThat(log).anyMatch(line -> line.contains("search for a duplicate failed"));
    }

    private void assertToldTwice(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        long one = exchange.getMessage().getBody(Contact.class).getId();
        List<Long> others = new ArrayList<>(ids());
        assertThat(others.remove(one)).isTrue();
        assertThat(exchange.getMessage().getHeader(HeymarketConstants.RESULT_DUPLICATES))
                .isEqualTo(others.get(0).toString());
        assertThat(log)
                .anySatisfy(line ->
                        assertThat(line).contains("WARN").contains("" + one).contains(others.get(0) + "."))
                .noneMatch(line -> line.contains(PHONE) || line.contains("Mara"));
        assertThat(ids()).hasSize(2);
    }

    private Exchange create(String options) {
        Exchange[] exchange = new Exchange[1];
        log = LogCapture.during(
                () -> exchange[0] = rig.send(CREATE + options, Map.of("phone", PHONE, "first", "Mara")));
        return exchange[0];
    }

    private List<Long> ids() {
        return rig.sandbox.contacts().stream().map(SandboxContact::id).toList();
    }

    /** Before the component sees that its second look has found nobody. */
    /** After two searches a lookup is the last that is tried before the create is sent again. */
    private void releaseAfterSecondLook() {
        AtomicInteger looks = new AtomicInteger();
        rig.sandbox.onRequest(request -> {
            if (isLookup(request) && looks.incrementAndGet() == 1) {
                release();
            }
        });
    }

    private void release() {
        int before = rig.sandbox.contactCount();
        late.release();
        await().until(() -> rig.sandbox.contactCount() == before + 1);
    }

    private static boolean isLookup(RecordedRequest request) {
        return request.path().equals("/v1/contact/get");
    }

    private static boolean isCreate(String method, String path) {
        return method.equals("POST") && path.matches("/v[12]/contact");
    }
}
