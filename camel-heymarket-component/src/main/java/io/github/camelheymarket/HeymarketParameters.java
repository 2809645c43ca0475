package io.github.camelheymarket;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.operation.Parameters;
import io.github.camelheymarket.spi.HttpMethod;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** The only class in which a header takes precedence over an option. No header can change other options, such as credentials, consent and limits. */
final class HeymarketParameters {

    private HeymarketParameters() {}

    static Parameters of(Exchange exchange, HeymarketConfiguration options) {
        Message message = exchange.getMessage();
        String contactId = header(message, HeymarketConstants.CONTACT_ID, String.class);
        String resourceId = header(message, HeymarketConstants.RESOURCE_ID, String.class);
        String channelType = header(message, HeymarketConstants.CHANNEL_TYPE, String.class);
        String phone = header(message, HeymarketConstants.PHONE, String.class);
        Boolean overwrite = header(message, HeymarketConstants.OVERWRITE, Boolean.class);
        String localId = header(message, HeymarketConstants.LOCAL_ID, String.class);
        HttpMethod method = options.getMethod();
        String path = options.getPath();
        if (options.isAllowHeaderOverride()) {
            HttpMethod methodHeader = header(message, HeymarketConstants.METHOD, HttpMethod.class);
            String pathHeader = header(message, HeymarketConstants.PATH, String.class);
            method = methodHeader != null ? methodHeader : method;
            path = pathHeader != null ? pathHeader : path;
        }
        // A phone in a header belongs to this exchange, an id in the URI to all exchanges.
        boolean optionCounts = contactId == null && phone == null;
        return new Parameters(
                optionCounts ? options.getContactId() : contactId,
                new Parameters.PathValues(
                        resourceId == null ? options.getResourceId() : resourceId,
                        channelType == null ? options.getChannelType() : channelType),
                phone,
                new Parameters.ListPage(
                        header(message, HeymarketConstants.PAGE, Integer.class),
                        header(message, HeymarketConstants.CURSOR, String.class),
                        header(message, HeymarketConstants.LIMIT, Integer.class)),
                new Parameters.Write(
                        overwrite != null ? overwrite : Boolean.valueOf(options.isOverwrite()),
                        localId != null ? localId : options.getLocalId()),
                new Parameters.RawCall(method, path));
    }

    /** A blank header counts as missing: a route often sets a header from a column that may be empty. */
    private static <T> @Nullable T header(Message message, String name, Class<T> type) {
        Object value = message.getHeader(name);
        if (value == null || value instanceof String text && text.isBlank()) {
            return null;
        }
        try {
            return message.getExchange()
                    .getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(type, message.getExchange(), value);
        } catch (TypeConversionException | org.apache.camel.NoTypeConversionAvailableException e) {
            throw new HeymarketValidationException(
                    "HEADER_NOT_UNDERSTOOD",
                    name,
                    "The header " + name + " is a " + value.getClass().getSimpleName() + " that cannot be converted to "
                            + type.getSimpleName() + ".",
                    value);
        }
    }
}
