package io.github.camelheymarket.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** What a run with {@code --write} must report of an account that {@link Account} filled, and what cannot be known. */
final class Expected {
    /** No client can see these, or none should try. */
    static final Set<Switch> NEVER_TOLD = EnumSet.of(
            Switch.CLOCK_BEHIND,
            Switch.REASON_QUOTES,
            Switch.POISONED_VALUE,
            Switch.TEXT_TRIM,
            Switch.SEARCH_LAG,
            Switch.RETRY_AFTER,
            Switch.LOCAL_ID,
            Switch.SEND_TO_OPTED_OUT,
            Switch.SEND_ANSWER,
            Switch.MESSAGE_LAG,
            Switch.MESSAGE_LOCAL_ID,
            Switch.MESSAGE_TEXT,
            Switch.WEBHOOK_ENVELOPE,
            Switch.WEBHOOK_RECEIVED,
            Switch.WEBHOOK_RETRY,
            Switch.WEBHOOK_REPEATS);

    private static final int MOST_TRIED = 1000;

    private Expected() {}

    static void assertRecovered(Kit kit, SandboxSettings settings) {
        SoftAssertions softly = new SoftAssertions();
        for (Switch question : Switch.values()) {
            if (isHidden(question, settings)) {
                softly.assertThat(kit.state(question))
                        .as("%s is hidden", question)
                        .isNotEqualTo("answered");
            } else if (question.isNumber()) {
                softly.check(() -> assertNumber(kit, settings, question));
            } else {
                softly.assertThat(kit.reading(question))
                        .as("%s: %s", question, kit.note(question))
                        .isEqualTo(reading(question, settings));
            }
        }
        softly.assertAll();
    }

    private static String reading(Switch question, SandboxSettings settings) {
        if (question != Switch.CREATE_RESETS_OPT_OUT) {
            return settings.get(question);
        }
        // A create that is taken for an update does what updates do.
        boolean updates = settings.is(Switch.CREATE_EXISTING, "CONVERGE") && settings.yes(Switch.PUT_RESETS_OPT_OUT);
        boolean resets = settings.yes(question) && !settings.is(Switch.CREATE_EXISTING, "REJECT");
        return updates || resets ? "YES" : "NO";
    }

    /** No client can see these, whatever it sends. */
    private static boolean isHidden(Switch question, SandboxSettings settings) {
        if (NEVER_TOLD.contains(question)) {
            return true;
        }
        return switch (question) {
            // It takes three messages in one page.
            case CREATED_AT -> settings.number(Switch.PAGE_CAP) > 0 && settings.number(Switch.PAGE_CAP) < 3;
            case FIELD_NAME_MEMBER -> settings.is(Switch.FIELDS_SHAPE, "MAP");
            case DELETE_V2_TEXT -> settings.is(Switch.STRING_ANSWERS, "EMPTY");
            case BATCH_SKIPPED -> settings.is(Switch.BATCH_ANSWER, "CONTACTS");
            case BULK_MAX_STATUS -> !isMet(settings, Switch.BULK_MAX) && !isMet(settings, Switch.SEARCH_MAX);
            case SEARCH_CAP -> {
                int values = settings.number(Switch.SEARCH_MAX);
                int cap = settings.number(Switch.SEARCH_CAP);
                yield values > 0 && values <= 30 && (cap == 0 || cap >= values);
            }
            default -> false;
        };
    }

    private static boolean isMet(SandboxSettings settings, Switch limit) {
        return settings.number(limit) > 0 && settings.number(limit) < MOST_TRIED;
    }

    /** A limit is told exactly, or it is said up to where there was none, which has to be true. */
    private static void assertNumber(Kit kit, SandboxSettings settings, Switch question) {
        int value = settings.number(question);
        assertThat(kit.state(question))
                .as("%s=%s: %s", question, value, kit.note(question))
                .isEqualTo("answered");
        if (!kit.reading(question).equals("0")) {
            assertThat(kit.reading(question)).as("%s", question).isEqualTo(Integer.toString(value));
            return;
        }
        int upTo = Integer.parseInt(kit.note(question).replaceAll("^none up to (\\d+).*", "$1"));
        assertThat(upTo).as("%s", question).isGreaterThan(30);
        if (value != 0) {
            assertThat(upTo).as("%s", question).isLessThanOrEqualTo(value);
        }
    }
}
