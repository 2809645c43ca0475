package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.client.LogCapture;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A write of another client between the read and the write of an update is overwritten; {@code rev} shows it. */
class UpdateRaceTest {

    private static final String UPDATE = "heymarket:contacts/update?contactId=";
    private static final String PHONE = "12025550143";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private SandboxContact mara;
    private Message answer;
    private Runnable noMore = () -> {};

    @AfterEach
    void nobodyElseWritesAnyMore() {
        noMore.run();
    }

    @ParameterizedTest
    @CsvSource({"KIND, v1", "KIND, v2", "HOSTILE, v1", "HOSTILE, v2"})
    void aWriteInBetweenIsReported(Profile profile, String version) {
        seed(profile);
        somebodyElseWritesAfterTheRead();

        List<String> log = rename(version);

        assertThat(raced()).isEqualTo(true);
        assertThat(log)
                .anySatisfy(line -> assertThat(line)
                        .contains("WARN")
                        .contains("another client wrote")
                        .contains(Long.toString(mara.id())))
                .noneMatch(line -> line.contains(PHONE) || line.contains("Lindqvist"));
    }

    @ParameterizedTest
    @CsvSource({"KIND, v1", "KIND, v2", "HOSTILE, v1", "HOSTILE, v2"})
    void nobodyElseIsReportedToo(Profile profile, String version) {
        seed(profile);

        assertThat(rename(version)).noneMatch(line -> line.contains("another client wrote"));

        assertThat(raced()).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"KIND, v1", "KIND, v2", "HOSTILE, v1", "HOSTILE, v2"})
    void ourOwnRepetitionIsNobodyElse(Profile profile, String version) {
        seed(profile);
        HEYMARKET.sandbox().faults().add(Fault.resetAfterApply().on("PUT", "/"));

        assertThat(rename(version)).noneMatch(line -> line.contains("another client wrote"));

        assertThat(raced()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"KIND; {\"rev\":1}", "KIND; {\"rev\":0}", "HOSTILE; {\"id\":700001}"})
    void anAnswerThatDoesNotTellIsNotExplained(Profile profile, String body) {
        seed(profile);
        HEYMARKET.sandbox().faults().add(Fault.status(200, body).on("PUT", "/"));

        assertThat(rename("v1")).noneMatch(line -> line.contains("another client wrote"));

        assertThat(raced()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aRaceThatWasToldIsNotToldAgainByTheNextUpdate(Profile profile) {
        seed(profile);
        somebodyElseWritesAfterTheRead();
        rename("v1");

        answer = routes.ok(UPDATE + mara.id(), Map.of("last", "Berg"), HeymarketConstants.RESULT_REV_RACED, true);

        assertThat(raced()).isEqualTo(false);
    }

    private void seed(Profile profile) {
        mara = routes.sandbox(profile).seed(Seed.phone(PHONE).first("Mara").last("Lindqvist"));
    }

    private List<String> rename(String version) {
        Object id = version.equals("v1") ? mara.id() : mara.uuid();
        return LogCapture.during(() -> answer = routes.ok(UPDATE + id, Map.of("first", "Maren")));
    }

    private Object raced() {
        return answer.getHeader(HeymarketConstants.RESULT_REV_RACED);
    }

    private void somebodyElseWritesAfterTheRead() {
        AtomicBoolean once = new AtomicBoolean();
        noMore = HEYMARKET.sandbox().onRequest(request -> {
            if (request.method().equals("GET") && !once.getAndSet(true)) {
                routes.ok(
                        "heymarket:api/call?method=PUT&path=/v1/contact/" + mara.id(),
                        Map.of("phone", PHONE, "email", "mara@example.org"));
            }
        });
    }
}
