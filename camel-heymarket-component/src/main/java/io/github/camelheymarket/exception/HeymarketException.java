package io.github.camelheymarket.exception;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;

/**
 * The root of everything that can go wrong with a call. Its message carries no token and no person's data, so that it
 * can be logged.
 */
public class HeymarketException extends RuntimeCamelException implements HttpResponseAware {

    private final transient Details details;
    private int httpResponseCode;
    private String httpResponseStatus;

    public HeymarketException(String message) {
        this(message, Details.NONE, null);
    }

    public HeymarketException(String message, Throwable cause) {
        this(message, Details.NONE, cause);
    }

    public HeymarketException(String message, Details details, Throwable cause) {
        super(message, cause);
        this.details = details;
        this.httpResponseCode = details.status();
    }

    /**
     * What the answer told.
     *
     * @param status the HTTP status, 0 where there was no answer
     * @param code the API's own error code, {@code null} where it gave none
     * @param requestId Heymarket's {@code X-Request-Id}, to quote to their support
     * @param field the request field at fault, {@code null} where the answer named none
     * @param attempts how often the request was sent
     * @param responseBody the answer as it came, cut at a few thousand characters; {@code null} where there was none
     * @param maybeApplied an attempt of this write had an unknown outcome, so that Heymarket may have done it
     */
    public record Details(
            int status,
            String code,
            String requestId,
            String field,
            int attempts,
            String responseBody,
            boolean maybeApplied) {

        public static final Details NONE = new Details(0, null, null, null, 0);

        public Details(int status, String code, String requestId, String field, int attempts) {
            this(status, code, requestId, field, attempts, null, false);
        }

        /** Leaves the answer's body out. */
        @Override
        public String toString() {
            return "Details[status=" + status + ", code=" + code + ", requestId=" + requestId + ", field=" + field
                    + ", attempts=" + attempts + ", maybeApplied=" + maybeApplied + "]";
        }
    }

    /** The HTTP status of the answer, 0 where there was none. */
    public int getStatus() {
        return httpResponseCode;
    }

    /** The API's own error code such as {@code bad_data}, {@code null} where it gave none that is one word. */
    public String getCode() {
        return details().code();
    }

    /**
     * Heymarket's id of the request ({@code X-Request-Id}), to quote to their support; {@code null} where the response has none
     * of at most 128 letters, digits and {@code . _ : -}.
     */
    public String getRequestId() {
        return details().requestId();
    }

    /** The field at fault, {@code null} where none was named. */
    public String getField() {
        return details().field();
    }

    /** How often the request was sent; 0 where the fault was found before sending. */
    public int getAttempts() {
        return details().attempts();
    }

    /** The answer's body as it came: it may hold a person's data, so keep it out of logs. */
    public String getResponseBody() {
        return details().responseBody();
    }

    /**
     * Whether an attempt of this write may have been applied although no good answer came: a delete that finds nothing
     * after one has done its work (R3.4).
     */
    public boolean isMaybeApplied() {
        return details().maybeApplied();
    }

    private Details details() {
        return details == null ? Details.NONE : details;
    }

    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }
}
