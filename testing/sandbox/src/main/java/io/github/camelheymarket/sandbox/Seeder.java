package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.store.Channel;
import io.github.camelheymarket.sandbox.store.Consent;
import io.github.camelheymarket.sandbox.store.ContactChange;
import io.github.camelheymarket.sandbox.store.ContactStore;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Puts contacts into the store past the API. */
final class Seeder {
    private static final Set<String> MEMBERS = Set.of(
            "phone",
            "first",
            "last",
            "display_name",
            "email",
            "avatar",
            "assigned_user_id",
            "assignee_id",
            "custom",
            "tags",
            "is_opted_out",
            "unsubscribed_by",
            "unsubscribed_admin",
            "unsubscribed_contact",
            "blocked",
            "created",
            "updated");
    private static final List<String> FIRST = List.of(
            "Mara", "Jonas", "Ines", "Tobias", "Noor", "Petra", "Samir", "Elena", "Kofi", "Yuki", "Amara", "Luca");
    private static final List<String> LAST = List.of(
            "Lindqvist", "Okafor", "Marlow", "Teixeira", "Brandt", "Kowal", "Sato", "Dube", "Ferrant", "Holm", "Iyer");

    /** Area codes of North America that are in use. */
    private static final String[] AREAS =
            ("202 201 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 229 231 "
                            + "234 235 239 240 248 251 252 253 254 256 260 262 267 269 270 272 274 276 279 281 283 301 302 303 304 "
                            + "305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 324 325 326 327 329 330 331 332 334 "
                            + "336 337 339 341 346 347 350 351 352 353 360 361 363 364 369 380 385 386 401 402 404 405 406 407 408 "
                            + "409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 442 443 445 448 458 463 464 469 470 "
                            + "472 475 478 479 480 484 512 513 515 516 517 518 531 532 534 539 541 551 557 559 561 562 563 564 567 "
                            + "571 572 573 574 575 582 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 "
                            + "623 626 628 629 630 631 636 640 641 645 646 650 651 656 657 659 660 661 662 667 669 678 680 681 682 "
                            + "686 689 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 728 730 731 "
                            + "732 734 737 738 740 743 747 748 754 757 760 762 763 765 769 770 771 772 773 774 775 779 781 785 786 ")
                    .split(" ");

    private static final int PHONES = AREAS.length * 10_000;
    private static final List<String> DIFFICULT = List.of(
            "<script>alert('name')</script>",
            "<img src=x onerror=alert(1)>",
            "\"><b>bold & \"quoted\"</b>",
            "=HYPERLINK(\"http://localhost/\",\"click\")",
            "O'Brien-Ñandú, José & Søn",
            "李小龍 🐉 नेहा",
            "\u202Egnp.gnidnecsed",
            "مريم العربي",
            "Null\u0000Byte\u0007Bell",
            "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308alg\u030d\u030e\u0310\u0311o",
            "Long ".repeat(60).strip(),
            "{{template}} ${expression} {}");

    private final ContactStore store;
    private final Instant now;

    Seeder(ContactStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    SandboxContact seed(Map<String, ?> members) {
        Set<String> unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "A seed has no members " + unknown + "; it has " + new TreeSet<>(MEMBERS));
        }
        ContactChange change = new ContactChange().phone(text(members, "phone"));
        change.first(text(members, "first")).last(text(members, "last"));
        change.displayNameFromNames();
        if (members.get("display_name") instanceof String name) {
            change.displayName(name);
        }
        String email = text(members, "email");
        change.email(email);
        if (!email.isEmpty()) {
            change.channel(new Channel(Channel.EMAIL, email));
        }
        change.avatar(text(members, "avatar"));
        Object owner =
                members.containsKey("assignee_id") ? members.get("assignee_id") : members.get("assigned_user_id");
        change.assignedUserId(owner instanceof Number id ? id.longValue() : null);
        change.custom(custom(members)).tags(tags(members)).consent(consent(members));
        Instant updated = time(members, "updated", now);
        return store.create(change, time(members, "created", updated), updated);
    }

    /**
     * Stores invented contacts. The first 25,000 have phones of the 555-01xx kind that is kept for fiction, the rest others of the
     * 555 exchange. Each was updated a second before the one that comes after it, the last one now.
     */
    void seedMany(int count, long randomSeed) {
        Random random = new Random(randomSeed);
        for (int i = 0; i < count; i++) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("phone", phone(i));
            members.put("first", FIRST.get(random.nextInt(FIRST.size())));
            members.put("last", LAST.get(random.nextInt(LAST.size())));
            if (random.nextInt(4) > 0) {
                members.put("email", "contact" + i + "@example.org");
            }
            members.put("updated", now.minusSeconds(count - 1L - i));
            seed(members);
        }
    }

    /** Stores invented contacts with numbers that nobody has, all updated now. */
    void seedMore(int count) {
        Random random = new Random(store.size());
        int added = 0;
        for (int i = store.size(); added < count; i++) {
            if (store.byChannel(Channel.PHONE, phone(i % PHONES)).isEmpty()) {
                seed(Map.of(
                        "phone", phone(i % PHONES),
                        "first", FIRST.get(random.nextInt(FIRST.size())),
                        "last", LAST.get(random.nextInt(LAST.size())),
                        "email", "contact" + i + "@example.org"));
                added++;
            }
        }
    }

    /** Stores contacts whose names are hard to show and to store. */
    void seedDifficult() {
        for (int i = 0; i < DIFFICULT.size(); i++) {
            seed(Map.of("phone", "1999555" + String.format(Locale.ROOT, "%04d", i), "first", DIFFICULT.get(i)));
        }
    }

    private static String phone(int index) {
        int line = index / AREAS.length;
        int number = line < 100 ? 100 + line : line < 200 ? line - 100 : line;
        return String.format(Locale.ROOT, "1%s555%04d", AREAS[index % AREAS.length], number);
    }

    private static String text(Map<String, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static Map<Long, String> custom(Map<String, ?> members) {
        Map<Long, String> custom = new LinkedHashMap<>();
        if (members.get("custom") instanceof Map<?, ?> given) {
            given.forEach((id, value) -> custom.put(Long.valueOf(id.toString()), value.toString()));
        }
        return custom;
    }

    private static List<Long> tags(Map<String, ?> members) {
        List<Long> tags = new ArrayList<>();
        if (members.get("tags") instanceof Iterable<?> given) {
            given.forEach(id -> tags.add(((Number) id).longValue()));
        }
        return tags;
    }

    private static Consent consent(Map<String, ?> members) {
        Object by = members.get("unsubscribed_by");
        boolean admin = is(members, "unsubscribed_admin") || is(members, "is_opted_out") || "admin".equals(by);
        boolean contact = is(members, "unsubscribed_contact") || "contact".equals(by);
        return new Consent(admin, contact, is(members, "blocked"));
    }

    private static boolean is(Map<String, ?> members, String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    private static Instant time(Map<String, ?> members, String name, Instant otherwise) {
        Object value = members.get(name);
        if (value instanceof Instant instant) {
            return instant;
        }
        return value == null ? otherwise : Instant.parse(value.toString());
    }
}
