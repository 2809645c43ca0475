package io.github.camelheymarket.operation;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.spi.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * What the headers and the options say about one call; {@code null} where neither is set. A header takes precedence.
 *
 * @param contactId an integer id or a UUID
 * @param ids what the path of a plain operation needs besides a contact's id
 * @param phone as the caller wrote it
 * @param page which page of a list to read
 * @param write how one write is made
 * @param call what {@code api/call} sends
 */
public record Parameters(
        @Nullable String contactId,
        PathValues ids,
        @Nullable String phone,
        ListPage page,
        Write write,
        RawCall call) {

    /**
     * @param resourceId the id of a tag, list, template and so on
     * @param channelType such as {@code email}
     */
    public record PathValues(
            @Nullable String resourceId, @Nullable String channelType) {}

    /**
     * @param number of the page
     * @param cursor where the page begins
     * @param limit the number of contacts in the page
     */
    public record ListPage(
            @Nullable Integer number,
            @Nullable String cursor,
            @Nullable Integer limit) {

        /** The limit. @throws HeymarketValidationException {@code LIMIT_NOT_POSSIBLE} if it is below 1 */
        @Nullable
        Integer checkedLimit() {
            if (limit != null && limit < 1) {
                throw new HeymarketValidationException(
                        "LIMIT_NOT_POSSIBLE", "limit", "The header CamelHeymarketLimit must be at least 1.", limit);
            }
            return limit;
        }
    }

    /**
     * @param overwrite whether to replace all stored custom fields
     * @param localId identifies the send of a message
     */
    public record Write(
            @Nullable Boolean overwrite, @Nullable String localId) {}

    public record RawCall(
            @Nullable HttpMethod method, @Nullable String path) {}

    /** Without the values: a phone is a person's data. */
    @Override
    public String toString() {
        return "Parameters";
    }
}
