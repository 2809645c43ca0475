package io.github.camelheymarket.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What the program is to do: the same for the same seed, however often the program is killed. */
final class Workload {

    static final int LOADED = 200;
    static final int MIRRORED = 120;
    static final int SINGLES = 60;
    static final int RECIPIENTS = 30;
    static final int OTHERS = 100;

    private static final List<String> LOADS = List.of(
            "heymarket:contacts/bulk-upsert?failOnPartial=false&bulkSize=20",
            "heymarket:contacts/bulk-upsert?failOnPartial=false&bulkSize=20&apiVersion=v1",
            "heymarket:contacts/sync?failOnPartial=false&bulkSize=20&mode=upsert");
    private static final String MIRROR =
            "heymarket:contacts/sync?failOnPartial=false&bulkSize=25&mode=mirror&syncName=soak&maxDeletes=60&ledgerDirectory=RAW(%s)";

    private final long seed;
    private final String mirror;

    /** @param ledgers directory of the ledger */
    Workload(long seed, String ledgers) {
        this.seed = seed;
        this.mirror = String.format(Locale.ROOT, MIRROR, ledgers);
    }

    static String phone(int person) {
        return String.format(Locale.ROOT, "1202%07d", 2_000_000 + person);
    }

    Job job(Lane lane, int number) {
        Random random = new Random(hash(lane.ordinal(), number));
        return switch (lane) {
            case BULK -> load(number, random);
            case SYNC -> mirror(number, random);
            case MESSAGE -> message(number, random);
            default -> single(lane, number, random);
        };
    }

    private Job load(int number, Random random) {
        List<Job.Row> rows = new ArrayList<>();
        for (int i = 20 + random.nextInt(40); i > 0; i--) {
            int person = random.nextInt(LOADED);
            String value = "b" + number + "r" + rows.size();
            rows.add(random.nextInt(14) == 0 ? bad(person, value, random) : good(person, value, random));
        }
        return new Job(Lane.BULK, number, Job.Kind.LOAD, LOADS.get(random.nextInt(LOADS.size())), rows);
    }

    private static Job.Row good(int person, String value, Random random) {
        boolean optsOut = random.nextInt(150) == 0;
        return new Job.Row(
                person, value, "{" + members(person, value) + (optsOut ? ",\"Opt Out\":\"yes\"" : "") + "}", optsOut);
    }

    private static Job.Row bad(int person, String value, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Job.Row(-1, value, "{\"phone\":\"12\",\"first\":\"" + value + "\"}", false);
            case 1 -> with(person, value, "\"tags\":\"no such tag\"");
            case 2 -> with(person, value, "\"avatar\":\"not an address\"");
            case 3 -> with(person, value, "\"last\":\"Lee\"");
            default -> with(person, value, "\"email\":{\"of\":\"nobody\"}");
        };
    }

    private static Job.Row with(int person, String value, String member) {
        return new Job.Row(person, value, "{" + members(person, value) + "," + member + "}", false);
    }

    private static String members(int person, String value) {
        return "\"phone\":\"+" + phone(person) + "\",\"first\":\"" + value + "\",\"last\":\"Of the soak\"";
    }

    /** A source of which some change, some leave and some come back each time. */
    private Job mirror(int number, Random random) {
        List<Job.Row> rows = new ArrayList<>();
        for (int i = 0; i < MIRRORED; i++) {
            if (isInSource(i, number)) {
                int person = Lane.SYNC.firstPerson + i;
                String value = "s" + i + "v" + (number + 3 * i) / 6;
                rows.add(new Job.Row(person, value, "{" + members(person, value) + "}", false));
            }
        }
        if (number % 5 == 4) {
            rows.add(bad(Lane.SYNC.firstPerson, "bad" + number, new Random(0)));
        }
        return new Job(
                Lane.SYNC,
                number,
                Job.Kind.MIRROR,
                mirror + (random.nextInt(4) == 0 ? "&strategy=snapshot" : ""),
                rows);
    }

    private boolean isInSource(int i, int number) {
        return new Random(hash(1_000 + i, (number + i) / 6)).nextInt(8) != 0;
    }

    private Job single(Lane lane, int number, Random random) {
        int person = lane.firstPerson + random.nextInt(SINGLES);
        String value = lane.name().toLowerCase(Locale.ROOT) + "n" + number;
        int dice = random.nextInt(20);
        if (dice < 2) {
            int newcomer = Lane.NEWCOMERS + number * 10 + lane.ordinal();
            return new Job(
                    lane, number, Job.Kind.CREATE, "heymarket:contacts/create", List.of(good(newcomer, value, random)));
        }
        if (dice < 5) {
            return new Job(
                    lane, number, Job.Kind.UPDATE, "heymarket:contacts/update", List.of(good(person, value, random)));
        }
        return new Job(
                lane,
                number,
                Job.Kind.COALESCED,
                "heymarket:contacts/bulk-upsert?coalesce=true&failOnPartial=false",
                List.of(dice == 5 ? bad(person, value, random) : good(person, value, random)));
    }

    private Job message(int number, Random random) {
        int person = Lane.MESSAGE.firstPerson + random.nextInt(RECIPIENTS);
        String text = "Reminder " + number + " of the soak";
        return new Job(
                Lane.MESSAGE,
                number,
                Job.Kind.MESSAGE,
                "heymarket:messages/send?inbox=12&sender=310&duplicateCheck=always",
                List.of(new Job.Row(
                        person,
                        text,
                        "{\"phone\":\"+" + phone(person) + "\",\"text\":\"" + text + "\",\"local_id\":\"soak-" + seed
                                + "-" + number + "\"}",
                        false)));
    }

    private long hash(int one, int other) {
        long mixed = seed * 0x9E3779B97F4A7C15L + one * 0xC2B2AE3D27D4EB4FL + other * 0x165667B19E3779F9L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }
}
