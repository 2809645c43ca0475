package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.sandbox.HeymarketSandboxExtension;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route at {@code rejectedUri} that upserts, in the middle of the job that rejected the row. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RejectedRowUpsertTest {

    private static final String TWICE = "12025550143";
    private static final String OTHER = "12025550144";
    private static final String JOB = "heymarket:contacts/bulk-upsert?failOnPartial=false&rejectedUri=direct:rejected";

    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET = new HeymarketSandboxExtension();

    @RegisterExtension
    final RouteTester routes = new RouteTester(HEYMARKET);

    private final AtomicReference<Exchange> upserted = new AtomicReference<>();

    /** The first row is ambiguous, which shows while the second one's contact is the job's. */
    @BeforeEach
    void twoContactsOfOnePhone() {
        routes.sandbox(Profile.KIND).seed(Seed.phone(TWICE));
        routes.sandbox().seed(Seed.phone(TWICE));
    }

    private static List<Map<String, Object>> rows() {
        return List.of(Map.of("phone", TWICE, "first", "Mara"), Map.of("phone", OTHER, "first", "Ines"));
    }

    private void rejected(String to, Map<String, Object> row) {
        routes.add(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:rejected").setBody(exchange -> row).to(to);
                from("direct:upsert").to("heymarket:contacts/bulk-upsert");
                from("seda:upsert").to("heymarket:contacts/bulk-upsert").process(upserted::set);
            }
        });
    }

    @Test
    void anotherRowOfTheJobFailsAndTheMessageSaysWhatToDo() {
        rejected("direct:upsert", Map.of("phone", OTHER, "first", "Paula"));

        HeymarketStoppedException failure = routes.failure(HeymarketStoppedException.class, JOB, rows());

        HeymarketStoppedException nested = (HeymarketStoppedException) Throwables.getRootCause(failure);
        assertThat(nested).hasMessageContaining("rejectedUri").hasMessageContaining("seda:");
        RowResult row = nested.getResult().getProblems().get(0);
        assertThat(row.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(row.reason()).startsWith("RUN_STOPPED: ").contains("seda:");
        assertThat(routes.sandbox().allByPhone(OTHER))
                .as("the stopped job gives its own row to the route too, when it is done with the contact")
                .hasSize(1);
    }

    @Test
    void aContactThatIsNotTheJobsIsUpserted() {
        rejected("direct:upsert", Map.of("phone", "12025550145", "first", "Paula"));

        routes.ok(JOB, rows());

        assertThat(routes.sandbox().allByPhone("12025550145")).hasSize(1);
        assertThat(routes.sandbox().allByPhone(OTHER)).hasSize(1);
    }

    @Test
    void behindSedaItIsUpsertedWhenTheJobIsDoneWithTheContact() {
        rejected("seda:upsert", Map.of("phone", OTHER, "first", "Paula"));

        BulkResult result = routes.ok(JOB, rows()).getBody(BulkResult.class);

        assertThat(RouteTester.rowsOf(result))
                .extracting(RowResult::outcome)
                .containsExactlyInAnyOrder(Outcome.AMBIGUOUS, Outcome.CREATED);
        await().until(() -> upserted.get() != null);
        assertThat(routes.sandbox().allByPhone(OTHER)).singleElement().hasFieldOrPropertyWithValue("first", "Paula");
    }
}
