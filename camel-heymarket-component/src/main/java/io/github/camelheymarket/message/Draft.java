package io.github.camelheymarket.message;

import static io.github.camelheymarket.shape.BodyShape.optional;
import static io.github.camelheymarket.shape.BodyShape.optionalLists;
import static io.github.camelheymarket.shape.MemberType.BOOLEAN;
import static io.github.camelheymarket.shape.MemberType.INTEGER;
import static io.github.camelheymarket.shape.MemberType.PHONE;
import static io.github.camelheymarket.shape.MemberType.TEXT;

import io.github.camelheymarket.shape.AnswerShape;
import io.github.camelheymarket.shape.BodyShape;
import io.github.camelheymarket.shape.Form;

/**
 * What a caller may say of a message: the members of the API (C9.1.1), and names instead of ids: {@code inbox}, {@code sender},
 * {@code template} and {@code list}. {@code phone} is {@code phone_number}.
 */
public final class Draft {

    public static final Form FORM = Form.gives(
            AnswerShape.CREATED,
            optional(PHONE, "phone_number", "phone"),
            optional(INTEGER, "chat_id"),
            optionalLists(PHONE, "targets"),
            optional(INTEGER, "list_id"),
            optional(TEXT, "list", "text"),
            optional(INTEGER, "template_id"),
            optional(TEXT, "template"),
            optional(INTEGER, "survey_id"),
            optional(TEXT, "media_url"),
            optional(INTEGER, "inbox_id"),
            optional(TEXT, "inbox"),
            optional(INTEGER, "creator_id"),
            optional(TEXT, "sender", "local_id"),
            optional(BOOLEAN, "private"),
            optional(TEXT, "author", "activity_id"));

    /** The members alone. */
    public static final BodyShape SHAPE = FORM.body();

    private Draft() {}
}
