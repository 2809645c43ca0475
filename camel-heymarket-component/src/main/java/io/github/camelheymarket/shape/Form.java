package io.github.camelheymarket.shape;

import io.github.camelheymarket.shape.BodyShape.Part;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plain endpoint takes and gives.
 *
 * @param body the members of the message's body
 * @param place where they go
 * @param deprecation what a user of the endpoint should know if Heymarket has deprecated it, else {@code null}
 * @param proof for a write that Heymarket may refuse to repeat, else {@code null}
 */
public record Form(
        BodyShape body,
        Place place,
        AnswerShape answer,
        Pages pages,
        @Nullable String deprecation,
        @Nullable Proof proof) {

    /** Where the members of the message's body go in the request. */
    public enum Place {
        /** They are the members of the body. */
        OBJECT,
        /** The body is an array of objects with these members. */
        ARRAY,
        /** They are query parameters. */
        QUERY
    }

    private Form(Place place, AnswerShape answer, Pages pages, Part... parts) {
        this(BodyShape.of(parts), place, answer, pages, null, null);
    }

    public static Form gives(AnswerShape answer, Part... parts) {
        return new Form(Place.OBJECT, answer, Pages.NONE, parts);
    }

    /** The body is an array. */
    public static Form takesArray(AnswerShape answer, Part... parts) {
        return new Form(Place.ARRAY, answer, Pages.NONE, parts);
    }

    /** The members are query parameters. */
    public static Form takesQuery(AnswerShape answer, Part... parts) {
        return new Form(Place.QUERY, answer, Pages.NONE, parts);
    }

    /** A list that is read page by page. The member of the cursor is none of the parts: the component sets it. */
    public static Form givesPages(Pages pages, Part... parts) {
        return new Form(Place.OBJECT, AnswerShape.LIST, pages, parts);
    }

    /** @param reason a sentence that says why the operation exists all the same */
    public Form deprecated(String reason) {
        return new Form(body, place, answer, pages, reason, proof);
    }

    /** @param member as in {@link Proof} @param given as in {@link Proof} */
    public Form provenBy(String member, String given) {
        return new Form(body, place, answer, pages, deprecation, new Proof(member, given));
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
