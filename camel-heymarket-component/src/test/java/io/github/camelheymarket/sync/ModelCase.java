package io.github.camelheymarket.sync;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Makes up address books, sources, switches and faults; the same seed makes the same. */
final class ModelCase {

    private static final int PEOPLE = 45;
    private static final List<String> FIRST = List.of("Ann", "Mara", "Noor", "Zoë");
    private static final List<String> LAST = List.of("Lee", "O'Neill", "Müller");
    private static final List<String> TITLES = List.of("Membership", "Shop no");
    private static final List<String> TEXTS = List.of("first", "last", "email", "avatar", "display_name");

    /** What the API leaves open and no result may depend on. */
    private static final Map<Switch, List<String>> SWITCHES = new LinkedHashMap<>();

    static {
        SWITCHES.put(Switch.READ_UUID, List.of("NONE", "UUID", "CONTACT_UUID", "CONTACT_ID"));
        SWITCHES.put(Switch.READ_OPT_OUT, List.of("NO", "YES"));
        SWITCHES.put(Switch.READ_CHANNELS, List.of("NO", "YES"));
        SWITCHES.put(Switch.EXTRA_MEMBERS, List.of("NO", "YES"));
        SWITCHES.put(Switch.EMPTY_MEMBERS, List.of("OMIT", "INCLUDE"));
        SWITCHES.put(Switch.AVATAR_IN_LISTS, List.of("NO", "YES"));
        SWITCHES.put(Switch.TAGS_IN_READS, List.of("OBJECTS", "OBJECTS_ID", "IDS"));
        SWITCHES.put(Switch.PUT_BLANKS, List.of("NO", "YES"));
        SWITCHES.put(Switch.PUT_RESETS_OPT_OUT, List.of("NO", "YES"));
        SWITCHES.put(Switch.CREATE_EXISTING, List.of("CONVERGE", "REJECT", "DUPLICATE"));
        SWITCHES.put(Switch.UPDATE_V2_ANSWER, List.of("IDS", "CONTACT"));
        SWITCHES.put(Switch.STRING_ANSWERS, List.of("QUOTED", "BARE", "EMPTY"));
        SWITCHES.put(Switch.STATUS_DETAIL, List.of("NO", "YES"));
        SWITCHES.put(Switch.FAILED_CONTACTS_NONE, List.of("EMPTY", "NULL", "MISSING"));
        SWITCHES.put(Switch.BATCH_ANSWER, List.of("OK_OR_FAILED", "CONTACTS"));
        SWITCHES.put(Switch.BULK_MAX, List.of("0", "7", "100"));
        SWITCHES.put(Switch.SEARCH_CAP, List.of("0", "30"));
        SWITCHES.put(Switch.PAGE_CAP, List.of("0", "30", "10"));
        SWITCHES.put(Switch.FIELDS_SHAPE, List.of("ARRAY", "WRAPPER", "MAP"));
        SWITCHES.put(Switch.UPDATED_RESOLUTION, List.of("MILLIS", "SECONDS"));
        SWITCHES.put(Switch.ERROR_BODY, List.of("CODE_MESSAGE", "PLAIN_TEXT", "ERROR_OBJECT"));
        SWITCHES.put(Switch.NOT_FOUND, List.of("STATUS_404", "STATUS_400"));
    }

    final Random random;
    final List<String> told = new ArrayList<>();
    final List<Long> tagIds = new ArrayList<>();
    final Map<String, Long> fieldIds = new HashMap<>();

    ModelCase(long seed) {
        // Seeds in a row begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    static String phone(int person) {
        return String.format(Locale.ROOT, "1202555%04d", 100 + person);
    }

    void settle(HeymarketSandbox sandbox) {
        Profile profile = any(List.of(Profile.values()));
        sandbox.profile(profile);
        told.add(profile.name());
        SWITCHES.forEach((question, values) -> {
            if (oneIn(5)) {
                String value = any(values);
                sandbox.set(question, value);
                told.add(question + "=" + value);
            }
        });
        for (int i = 0; i < 7; i++) {
            tagIds.add(sandbox.defineTag("tag " + i));
        }
        TITLES.forEach(title -> fieldIds.put(title, sandbox.defineField(title)));
    }

    /** The contacts before the first sync, in the model and in the sandbox. */
    void fill(HeymarketSandbox sandbox, Map<String, ModelPerson> book) {
        for (int i = 0; i < PEOPLE; i++) {
            if (oneIn(2)) {
                ModelPerson person = person(i);
                book.put(phone(i), person);
                Map<String, Object> seed = new HashMap<>(person.texts);
                seed.put("phone", phone(i));
                Map<Long, String> custom = new HashMap<>();
                person.custom.forEach((title, value) -> custom.put(fieldIds.get(title), value));
                seed.put("custom", custom);
                seed.put("tags", List.copyOf(person.tags));
                if (person.owner > 0) {
                    seed.put("assignee_id", person.owner);
                }
                seed.put("unsubscribed_admin", person.outByTeam);
                seed.put("unsubscribed_contact", person.outByPerson);
                seed.put("blocked", person.blocked);
                sandbox.seed(seed);
            }
        }
    }

    private ModelPerson person(int i) {
        ModelPerson person = new ModelPerson();
        TEXTS.stream().filter(member -> oneIn(2)).forEach(member -> person.text(member, text(member, i)));
        TITLES.stream().filter(title -> oneIn(2)).forEach(title -> person.custom.put(title, custom()));
        for (int n = random.nextInt(3); n > 0; n--) {
            person.tags.add(any(tagIds));
        }
        person.owner = oneIn(3) ? 300 + random.nextInt(3) : 0;
        person.outByTeam = oneIn(6);
        person.outByPerson = oneIn(6);
        person.blocked = oneIn(10);
        if (person.text("display_name").isEmpty()) {
            person.text("display_name", person.joinedName());
        }
        return person;
    }

    private String text(String member, int i) {
        return switch (member) {
            case "first" -> any(FIRST);
            case "last" -> any(LAST);
            case "email" -> "p" + i + "@" + any(List.of("a", "b")) + ".example.org";
            case "avatar" -> "https://example.org/" + any(List.of("a", "b")) + ".png";
            default -> any(FIRST) + " " + any(LAST);
        };
    }

    private String custom() {
        return any(List.of("gold", "silver", "7"));
    }

    List<ModelRow> source(boolean clearEmpty, boolean badRows, boolean distinct) {
        List<ModelRow> rows = new ArrayList<>();
        Set<Integer> taken = new TreeSet<>();
        int most = oneIn(10) ? 0 : 1 + random.nextInt(60);
        for (int n = 0; n < most; n++) {
            int person = random.nextInt(PEOPLE);
            if (distinct && !taken.add(person)) {
                continue;
            }
            ModelRow row = row(person, clearEmpty);
            if (badRows && oneIn(12)) {
                spoil(row);
            }
            rows.add(row);
        }
        return rows;
    }

    private ModelRow row(int i, boolean clearEmpty) {
        ModelRow row = new ModelRow();
        row.phone = phone(i);
        String national = phone(i).substring(1);
        row.cells.put(
                any(List.of("phone", "Phone Number")),
                any(List.of(
                        "+" + phone(i),
                        "(" + national.substring(0, 3) + ") " + national.substring(3, 6) + "-" + national.substring(6),
                        national)));
        for (String member : TEXTS) {
            if (oneIn(2)) {
                boolean empty = oneIn(4);
                row.cells.put(member, empty ? any(List.of("", " ")) : text(member, i));
                if (!empty) {
                    row.texts.put(member, row.cells.get(member).toString());
                } else if (clearEmpty) {
                    row.texts.put(member, "");
                }
            }
        }
        for (String title : TITLES) {
            if (oneIn(2)) {
                boolean empty = oneIn(4);
                String value = empty ? "" : custom();
                row.cells.put(any(List.of(title, title.toUpperCase(Locale.ROOT).replace(' ', '_'))), value);
                if (!empty || clearEmpty) {
                    row.custom.put(title, value);
                }
            }
        }
        if (oneIn(3)) {
            Set<Long> tags = new TreeSet<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                tags.add(any(tagIds));
            }
            row.cells.put("tags", List.copyOf(tags));
            row.tags = tags.isEmpty() && !clearEmpty ? null : tags;
        }
        if (oneIn(4)) {
            boolean empty = oneIn(3);
            long owner = 300 + random.nextInt(3);
            row.cells.put("assignee_id", empty ? "" : Long.toString(owner));
            row.owner = !empty ? owner : clearEmpty ? -1 : 0;
        }
        if (oneIn(3)) {
            String word = any(List.of("yes", "no", "No", "T", "0", ""));
            row.cells.put("Opt Out", word);
            row.out = word.isEmpty() ? null : Boolean.valueOf(word.equals("yes") || word.equals("T"));
        }
        return row;
    }

    private void spoil(ModelRow row) {
        String phone = row.phone;
        row.phone = null;
        switch (random.nextInt(3)) {
            case 0 -> {
                row.cells.remove("Phone Number");
                row.cells.put("phone", "");
            }
            case 1 -> row.cells.put("Opt Out", "maybe");
            default -> {
                row.cells.put("avatar", "no address");
                row.spoiled = phone;
            }
        }
    }

    /** Faults that pass: after them everything must be as if there had been none. */
    void disturb(HeymarketSandbox sandbox) {
        if (oneIn(2)) {
            Fault lost = any(List.of(
                    Fault.resetAfterApply(),
                    Fault.resetBeforeApply(),
                    Fault.truncated(),
                    Fault.status(503),
                    Fault.garbage()));
            int skipped = random.nextInt(3);
            int[] writes = {0};
            sandbox.faults().add(lost.when((method, path) -> isWrite(path) && writes[0]++ == skipped));
            told.add(lost + " at write " + skipped);
        }
        if (oneIn(3)) {
            Fault read = any(List.of(Fault.status(500), Fault.resetBeforeApply(), Fault.retryAfter("0")));
            int skipped = random.nextInt(4);
            int[] reads = {0};
            sandbox.faults().add(read.when((method, path) -> !isWrite(path) && reads[0]++ == skipped));
            told.add(read + " at read " + skipped);
        }
    }

    private static boolean isWrite(String path) {
        return path.equals("/v2/contacts") || path.equals("/v1/batch/contacts");
    }
}
