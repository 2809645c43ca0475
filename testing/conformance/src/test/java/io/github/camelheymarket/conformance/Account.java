package io.github.camelheymarket.conformance;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.time.Instant;

/** Accounts to ask: people with everything that people have, outside the numbers of the kit. */
final class Account {
    static final int PEOPLE = 60;
    static final String PERSON_IN_RANGE = "12025550111";

    private Account() {}

    /** Sixty people, of whom one has a number that the kit is given and one has written, two tags and a custom field. */
    static void fill(HeymarketSandbox sandbox) {
        long field = sandbox.defineField("Loyalty tier");
        long tag = sandbox.defineTag("vip");
        sandbox.defineTag("walk-in");
        boolean seconds = sandbox.settings().is(Switch.UPDATED_RESOLUTION, "SECONDS");
        Instant then = Instant.parse(seconds ? "2026-03-01T08:00:00Z" : "2026-03-01T08:00:00.123Z");
        for (int i = 0; i < PEOPLE - 2; i++) {
            sandbox.seed(Seed.phone(String.format("1303555%04d", i))
                    .first("Zephyrine" + i)
                    .last("Quackenbush")
                    .email("zephyrine" + i + "@quackenbush.example")
                    .updated(then.plusSeconds(i)));
        }
        sandbox.seed(Seed.phone("13035550999")
                .first("Ottoline")
                .last("Quackenbush")
                .avatar("https://pictures.example/ottoline.png")
                .custom(field, "Platinumish")
                .tag(tag)
                .optedOutByContact());
        for (int i = 0; i < 4; i++) {
            sandbox.messaging().receive(12, "13035550999", "Quackenbush here.", then.plusSeconds(i));
        }
        sandbox.seed(Seed.phone(PERSON_IN_RANGE).first("Barnaby").last("Quackenbush"));
    }
}
