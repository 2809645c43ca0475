package io.github.camelheymarket.shape;

import io.github.camelheymarket.shape.BodyShape.Part;
import java.util.Optional;

/**
 * What a plain endpoint takes and gives.
 *
 * @param body the members of the message's body
 * @param place where they go
 */
public record Form(BodyShape body, Place place, AnswerShape answer, Pages pages) {

    /** Where the members of the message's body go in the request. */
    public enum Place {
        /** They are the members of the body. */
        OBJECT,
        /** The body is an array of objects with these members. */
        ARRAY,
        /** They are query parameters. */
        QUERY
    }

    public static Form gives(AnswerShape answer, Part... parts) {
        return new Form(BodyShape.of(parts), Place.OBJECT, answer, Pages.NONE);
    }

    /** The body is an array. */
    public static Form takesArray(AnswerShape answer, Part... parts) {
        return new Form(BodyShape.of(parts), Place.ARRAY, answer, Pages.NONE);
    }

    /** The members are query parameters. */
    public static Form takesQuery(AnswerShape answer, Part... parts) {
        return new Form(BodyShape.of(parts), Place.QUERY, answer, Pages.NONE);
    }

    /** A list that is read page by page. The member of the cursor is none of the parts: the component sets it. */
    public static Form givesPages(Pages pages, Part... parts) {
        return new Form(BodyShape.of(parts), Place.OBJECT, AnswerShape.LIST, pages);
    }

    public boolean isArray() {
        return place == Place.ARRAY;
    }

    public boolean isQuery() {
        return place == Place.QUERY;
    }

    /** The query parameter that the header for a phone gives; empty if there is none. */
    public Optional<Member> phoneOfHeader() {
        return body.members().stream()
                .filter(member -> isQuery() && member.type() == MemberType.PHONE_KEY)
                .findFirst();
    }

    public boolean isPaged() {
        return pages != Pages.NONE;
    }

    /** Whether the endpoint takes members; else the body of the message is not used. */
    public boolean hasMembers() {
        return !body.members().isEmpty();
    }
}
