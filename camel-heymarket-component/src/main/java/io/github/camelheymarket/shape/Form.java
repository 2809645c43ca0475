package io.github.camelheymarket.shape;

import io.github.camelheymarket.shape.BodyShape.Part;

/**
 * What a plain endpoint takes and gives.
 *
 * @param array whether the body is an array of such objects
 */
public record Form(BodyShape body, boolean array, AnswerShape answer, Pages pages) {

    public static Form gives(AnswerShape answer, Part... parts) {
        return new Form(BodyShape.of(parts), false, answer, Pages.NONE);
    }

    /** The body is an array. */
    public static Form takesArray(AnswerShape answer, Part... parts) {
        return new Form(BodyShape.of(parts), true, answer, Pages.NONE);
    }

    /** A list that is read page by page. The member of the cursor is none of the parts: the component sets it. */
    public static Form givesPages(Pages pages, Part... parts) {
        return new Form(BodyShape.of(parts), false, AnswerShape.LIST, pages);
    }

    public boolean isPaged() {
        return pages != Pages.NONE;
    }

    /** Whether the endpoint takes members; else the body of the message is not used. */
    public boolean hasMembers() {
        return !body.members().isEmpty();
    }
}
