package io.github.camelheymarket.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The members that an object may have.
 *
 * @param choices groups of members, of which one must be there
 */
public record BodyShape(List<Member> members, List<Choice> choices) {

    /** What a body has no member of, because the endpoint takes none. */
    public static final BodyShape NONE = new BodyShape(List.of(), List.of());

    public BodyShape {
        members = List.copyOf(members);
        choices = List.copyOf(choices);
    }

    /** Members, or a rule about them. */
    public sealed interface Part permits Members, Choice {}

    /** Several members of a type. */
    public record Members(List<Member> members) implements Part {}

    /**
     * A group of members of which one must be there.
     *
     * @param exactly whether it is an error if more than one is there
     */
    public record Choice(List<String> names, boolean exactly) implements Part {}

    public static BodyShape of(Part... parts) {
        List<Member> members = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Members group) {
                members.addAll(group.members());
            } else {
                choices.add((Choice) part);
            }
        }
        return new BodyShape(members, choices);
    }

    public static Part required(MemberType type, String... names) {
        return members(type, false, true, names);
    }

    public static Part optional(MemberType type, String... names) {
        return members(type, false, false, names);
    }

    /** Arrays of a type. */
    public static Part optionalLists(MemberType type, String... names) {
        return members(type, true, false, names);
    }

    public static Part requiredLists(MemberType type, String... names) {
        return members(type, true, true, names);
    }

    private static Part members(MemberType type, boolean list, boolean required, String... names) {
        return new Members(Arrays.stream(names)
                .map(name -> new Member(name, type, list, required, null))
                .toList());
    }

    public static Part requiredObject(String name, Part... parts) {
        return new Members(List.of(new Member(name, MemberType.OBJECT, false, true, of(parts))));
    }

    /** An array of objects. */
    public static Part requiredObjects(String name, Part... parts) {
        return new Members(List.of(new Member(name, MemberType.OBJECT, true, true, of(parts))));
    }

    public static Part exactlyOne(String... names) {
        return new Choice(List.of(names), true);
    }

    public static Part atLeastOne(String... names) {
        return new Choice(List.of(names), false);
    }

    public List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /** Whether a body must be given. */
    public boolean isRequired() {
        return !choices.isEmpty() || members.stream().anyMatch(Member::required);
    }

    /** Whether a member, at any depth, is a phone. */
    public boolean hasPhones() {
        return members.stream()
                .anyMatch(member -> member.type() == MemberType.PHONE
                        || member.type() == MemberType.PHONE_KEY
                        || member.shape() != null && member.shape().hasPhones());
    }
}
