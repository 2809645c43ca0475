package io.github.camelheymarket.sandbox.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who is in the team and which inboxes it has. No call of the API adds any, so they are the same in each sandbox. */
public final class Team {
    public static final long ID = 4001;
    public static final String NAME = "Sandbox team";
    /** The member that contacts and scheduled messages are said to come from. */
    public static final long OWNER = 310;
    /** Most recipients of a list. */
    public static final int LIST_SIZE = 10_000;

    private static final Instant FOUNDED = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<Inbox> INBOXES = List.of(
            new Inbox(12, "Front desk", "12025550100", List.of(310L, 311L)),
            new Inbox(13, "Back office", "12015550100", List.of(310L, 312L)),
            new Inbox(14, "Post", "", List.of(310L)));

    private final Records<Member> members = new Records<>(OWNER);

    Team() {
        clear();
    }

    public Records<Member> members() {
        return members;
    }

    public List<Inbox> inboxes() {
        return INBOXES;
    }

    public Optional<Inbox> inbox(long id) {
        return INBOXES.stream().filter(inbox -> inbox.id() == id).findFirst();
    }

    void clear() {
        members.clear();
        member("Mara", "Lindqvist", "12025550190", 1);
        member("Ola", "Brandt", "12025550191", 4);
        member("Noor", "Teixeira", "12025550192", 4);
    }

    private void member(String first, String last, String phone, long role) {
        String email = first.toLowerCase(Locale.ROOT) + "@team.example.org";
        members.add(id -> new Member(id, first, last, phone, email, role, FOUNDED, FOUNDED));
    }
}
