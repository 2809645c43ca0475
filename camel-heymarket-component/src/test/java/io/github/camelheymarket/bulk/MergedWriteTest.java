package io.github.camelheymarket.bulk;

import static io.github.camelheymarket.bulk.BulkFixture.PHONE;
import static io.github.camelheymarket.bulk.BulkFixture.outcomes;
import static io.github.camelheymarket.bulk.BulkFixture.phone;
import static io.github.camelheymarket.bulk.BulkFixture.results;
import static io.github.camelheymarket.bulk.BulkFixture.row;
import static io.github.camelheymarket.bulk.BulkFixture.tags;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.merge.TagMode;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R4: an update loses nothing, also where answers leave members out. */
class MergedWriteTest {

    @ParameterizedTest
    @EnumSource(Profile.class)
    void membersThatTheSearchLeavesOutSurvive(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.AVATAR_IN_LISTS, false);
            long field = fixture.sandbox.defineField("Level");
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Seed seed = Seed.phone(phone(i)).first("Mara");
                fixture.sandbox.seed(
                        i % 2 == 0
                                ? seed
                                : seed.avatar("https://example.org/" + i + ".png")
                                        .email("mara" + i + "@example.org")
                                        .custom(field, "gold"));
                rows.add(row("phone", phone(i), "first", "Tove"));
            }

            BulkResult result = fixture.run(rows);

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 40L));
            for (int i = 1; i < 40; i += 2) {
                assertThat(fixture.stored(phone(i)).avatar()).isEqualTo("https://example.org/" + i + ".png");
                assertThat(fixture.stored(phone(i)).email()).isEqualTo("mara" + i + "@example.org");
                assertThat(fixture.stored(phone(i)).custom()).isEqualTo(Map.of(field, "gold"));
            }
        }
    }

    @Test
    void singleReadsEndWhenTwentyOfThemAddedNothing() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            IntStream.range(0, 50)
                    .forEach(i -> fixture.sandbox.seed(Seed.phone(phone(i)).first("Mara")));

            BulkResult result = fixture.run(IntStream.range(0, 50)
                    .mapToObj(i -> row("phone", phone(i), "first", "Tove"))
                    .toList());

            assertThat(result.getCounts()).isEqualTo(Map.of(Outcome.UPDATED, 50L));
            assertThat(fixture.singleReads()).isEqualTo(20);
            assertThat(result.getExtraRequests()).isGreaterThanOrEqualTo(20 + 50);
            assertThat(result.getRequests()).isEqualTo(fixture.sandbox.requestCount());
        }
    }

    @Test
    void whereAnswersShowEmptyMembersNothingIsReadSingly() {
        try (BulkFixture fixture = new BulkFixture(Profile.KIND)) {
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));
            BulkResult result = fixture.run(row("phone", PHONE, "first", "Tove"));
            assertThat(result.getExtraRequests()).isZero();
            assertThat(result.getRequests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aChosenDisplayNameStaysAndOneOfFirstAndLastFollows(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.seed(
                    Seed.phone(phone(0)).first("Mara").last("Lindqvist").displayName("Dr. M."));
            fixture.sandbox.seed(Seed.phone(phone(1)).first("Mara").last("Lindqvist"));

            fixture.run(row("phone", phone(0), "first", "Tove"), row("phone", phone(1), "first", "Tove"));

            assertThat(fixture.stored(phone(0)).displayName()).isEqualTo("Dr. M.");
            assertThat(fixture.stored(phone(1)).displayName()).isEqualTo("Tove Lindqvist");
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void tagsJoinThoseThatAreThere(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long one = fixture.sandbox.defineTag("one");
            long two = fixture.sandbox.defineTag("two");
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").tag(one));

            assertThat(outcomes(fixture.run(row("phone", PHONE, "tags", tags(one)))))
                    .containsExactly(Outcome.UNCHANGED);
            assertThat(outcomes(fixture.run(row("phone", PHONE, "tags", tags(two)))))
                    .containsExactly(Outcome.UPDATED);
            assertThat(fixture.stored(PHONE).tags()).containsExactly(one, two);
        }
    }

    @Test
    void tagsTakeThePlaceOfThoseThatAreThereWhereAsked() {
        try (BulkFixture fixture = new BulkFixture(Profile.HOSTILE)) {
            fixture.settings(s -> s.tagMode(TagMode.REPLACE));
            long one = fixture.sandbox.defineTag("one");
            long two = fixture.sandbox.defineTag("two");
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").tag(one));

            fixture.run(row("phone", PHONE, "tags", tags(two)));
            assertThat(fixture.stored(PHONE).tags()).containsExactly(two);
            fixture.run(row("phone", PHONE, "tags", List.of()));
            assertThat(fixture.stored(PHONE).tags()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aSixthTagRejectsTheRow(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            Seed seed = Seed.phone(PHONE).first("Mara");
            for (int i = 0; i < 5; i++) {
                seed.tag(fixture.sandbox.defineTag("tag" + i));
            }
            fixture.sandbox.seed(seed);
            long sixth = fixture.sandbox.defineTag("sixth");

            BulkResult result = fixture.run(row("phone", PHONE, "tags", tags(sixth)));

            assertThat(outcomes(result)).containsExactly(Outcome.REJECTED);
            assertThat(results(result).get(0).reasonCode()).isEqualTo("TOO_MANY_TAGS");
            assertThat(results(result).get(0).field()).isEqualTo("tags");
            assertThat(fixture.writes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTagWithoutAnIdMakesTheMergeUnsafe(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.sandbox.set(Switch.TAGS_IN_READS, "LABELS");
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara").tag(fixture.sandbox.defineTag("vip")));

            BulkResult unsafe = fixture.run(row("phone", PHONE, "first", "Tove"));
            assertThat(outcomes(unsafe)).containsExactly(Outcome.FAILED);
            assertThat(results(unsafe).get(0).reasonCode()).isEqualTo("MERGE_UNSAFE");
            assertThat(fixture.writes()).isEmpty();
            assertThat(outcomes(fixture.run(row("phone", PHONE, "first", "Mara"))))
                    .containsExactly(Outcome.UNCHANGED);

            fixture.settings(s -> s.merge(false));
            assertThat(outcomes(fixture.run(row("phone", PHONE, "first", "Tove"))))
                    .containsExactly(Outcome.UPDATED);
        }
    }

    /** The search that verifies the write of v1 cannot tell which tag it shows. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTagThatIsShownWithoutAnIdAfterTheWriteIsTheOneThatWasWritten(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            fixture.settings(s -> s.v1Only(true));
            fixture.sandbox.set(Switch.TAGS_IN_READS, "LABELS");
            long vip = fixture.sandbox.defineTag("vip");
            fixture.sandbox.seed(Seed.phone(PHONE).first("Mara"));

            BulkResult result = fixture.run(row("phone", PHONE, "first", "Tove", "tags", tags(vip)));

            assertThat(outcomes(result)).containsExactly(Outcome.UPDATED);
            assertThat(fixture.sandbox.findByPhone(PHONE).orElseThrow().tags()).containsExactly(vip);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void whatARowClearsIsEmptyAfterwards(Profile profile) {
        try (BulkFixture fixture = new BulkFixture(profile)) {
            long field = fixture.sandbox.defineField("Level");
            long other = fixture.sandbox.defineField("Town");
            fixture.sandbox.seed(Seed.phone(PHONE)
                    .first("Mara")
                    .email("mara@example.org")
                    .assignedUserId(310)
                    .custom(field, "gold")
                    .custom(other, "Bergen"));
            Map<String, Object> clearing =
                    row("phone", PHONE, "email", "", "assignee_id", -1, "custom", Map.of("" + field, ""));

            assertThat(outcomes(fixture.run(clearing))).containsExactly(Outcome.UPDATED);

            SandboxContact stored = fixture.stored(PHONE);
            assertThat(stored.email()).isEmpty();
            assertThat(stored.assignedUserId()).isNull();
            assertThat(stored.custom()).isEqualTo(Map.of(other, "Bergen"));
            assertThat(stored.first()).isEqualTo("Mara");
            assertThat(outcomes(fixture.run(clearing))).containsExactly(Outcome.UNCHANGED);
        }
    }
}
