package io.github.camelheymarket;

import io.github.camelheymarket.operation.OperationResult;
import io.github.camelheymarket.operation.OperationResult.Fact;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/** The headers with the result of a call. */
final class ResultHeaders {

    private ResultHeaders() {}

    static String name(Fact fact) {
        return switch (fact) {
            case STATUS -> HeymarketConstants.RESULT_STATUS;
            case REQUEST_ID -> HeymarketConstants.RESULT_REQUEST_ID;
            case ATTEMPTS -> HeymarketConstants.RESULT_ATTEMPTS;
            case DUPLICATES -> HeymarketConstants.RESULT_DUPLICATES;
            case REV_RACED -> HeymarketConstants.RESULT_REV_RACED;
            case OPT_OUT_LOST -> HeymarketConstants.RESULT_OPT_OUT_LOST;
            case FOUND -> HeymarketConstants.RESULT_FOUND;
            case MESSAGE_ID -> HeymarketConstants.RESULT_MESSAGE_ID;
            case CONVERSATION_ID -> HeymarketConstants.RESULT_CONVERSATION_ID;
            case QUEUED -> HeymarketConstants.RESULT_QUEUED;
            case DATE -> HeymarketConstants.RESULT_DATE;
            case LOCAL_ID -> HeymarketConstants.RESULT_LOCAL_ID;
            case COUNT -> HeymarketConstants.RESULT_COUNT;
            case NEXT_PAGE -> HeymarketConstants.RESULT_NEXT_PAGE;
            case NEXT_CURSOR -> HeymarketConstants.RESULT_NEXT_CURSOR;
            case COMPLETE -> HeymarketConstants.RESULT_COMPLETE;
            case TOTAL -> HeymarketConstants.RESULT_TOTAL;
            case UNSUCCESSFUL -> HeymarketConstants.RESULT_UNSUCCESSFUL;
            case REQUESTS -> HeymarketConstants.RESULT_REQUESTS;
        };
    }

    /** Sets body and headers. */
    static void set(Message message, OperationResult result) {
        clear(message);
        message.setBody(result.body());
        Message answer = result.body() == null ? withoutBody(message) : message;
        result.facts().forEach((fact, value) -> answer.setHeader(name(fact), value));
    }

    /** A message of a file component reads its file again when its body is null, and the file would look like a contact. */
    private static Message withoutBody(Message message) {
        if (message.getBody() == null) {
            return message;
        }
        Message plain = new DefaultMessage(message.getExchange());
        plain.setMessageId(message.getMessageId());
        plain.setHeaders(message.getHeaders());
        message.getExchange().setMessage(plain);
        return plain;
    }

    /** Removes the headers of an earlier call, which must not look like results of this one. */
    private static void clear(Message message) {
        for (Fact fact : Fact.values()) {
            message.removeHeader(name(fact));
        }
    }
}
