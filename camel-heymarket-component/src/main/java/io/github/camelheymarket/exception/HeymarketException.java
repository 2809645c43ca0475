package io.github.camelheymarket.exception;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HttpResponseAware;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of the exceptions of this component. The message may be logged: it contains neither credentials nor
 * personal data. {@link #getResponseBody()} may contain personal data.
 */
public class HeymarketException extends RuntimeCamelException implements HttpResponseAware {

    private final transient @Nullable Details details;
    private int httpResponseCode;
    private @Nullable String httpResponseStatus;

    public HeymarketException(String message) {
        this(message, Details.NONE, null);
    }

    public HeymarketException(String message, @Nullable Throwable cause) {
        this(message, Details.NONE, cause);
    }

    public HeymarketException(@Nullable String message, Details details, @Nullable Throwable cause) {
        super(message, cause);
        this.details = details;
        this.httpResponseCode = details.response().status();
    }

    /**
     * What is known of the response.
     *
     * @param status the HTTP status; 0 if there was no response
     * @param code the error code of the API; {@code null} if the response has none
     * @param requestId Heymarket's {@code X-Request-Id}, for its support; {@code null} if not known
     * @param field the request field that is wrong; {@code null} if the response names none
     * @param body the body, at most 4,000 characters; {@code null} if there was none
     */
    public record Response(
            int status,
            @Nullable String code,
            @Nullable String requestId,
            @Nullable String field,
            @Nullable String body) {

        /** Without the body, which may contain personal data. */
        @Override
        public String toString() {
            return "status=" + status + ", code=" + code + ", requestId=" + requestId + ", field=" + field;
        }
    }

    /**
     * What is known of the request and its response.
     *
     * @param response the last response
     * @param attempts how many times the request was sent
     * @param maybeApplied whether Heymarket may have applied this write, because the outcome of an attempt is unknown
     */
    public record Details(Response response, int attempts, boolean maybeApplied) {

        /** Nothing was sent. */
        public static final Details NONE = new Details(0, null, null, null, 0);

        /** Of a response whose body is not kept, and a request that is known to have been applied or not. */
        public Details(
                int status, @Nullable String code, @Nullable String requestId, @Nullable String field, int attempts) {
            this(new Response(status, code, requestId, field, null), attempts, false);
        }

        @Override
        public String toString() {
            return "Details[" + response + ", attempts=" + attempts + ", maybeApplied=" + maybeApplied + "]";
        }
    }

    /** The HTTP status; 0 if there was no response. */
    public int getStatus() {
        return httpResponseCode;
    }

    /** The error code of the API, such as {@code bad_data}; {@code null} if the response has none, or not a single word. */
    public @Nullable String getCode() {
        return details().response().code();
    }

    /**
     * Heymarket's id of the request ({@code X-Request-Id}), for its support; {@code null} if the response has none, or one that
     * is not at most 128 letters, digits and {@code . _ : -}.
     */
    public @Nullable String getRequestId() {
        return details().response().requestId();
    }

    /** The field or column that is wrong; {@code null} if none is named. */
    public @Nullable String getField() {
        return details().response().field();
    }

    /** How many times the request was sent; 0 if the component found the error before it sent anything. */
    public int getAttempts() {
        return details().attempts();
    }

    /** The body of the response, at most 4,000 characters; {@code null} if there was none. Not for logs: it may contain personal data. */
    public @Nullable String getResponseBody() {
        return details().response().body();
    }

    /**
     * Whether Heymarket may have applied this write, because an attempt ended without a usable response. {@code false} means
     * that it was not applied.
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
    public @Nullable String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }
}
