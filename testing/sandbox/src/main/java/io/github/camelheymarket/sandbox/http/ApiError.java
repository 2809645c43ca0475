package io.github.camelheymarket.sandbox.http;

/** A request the contract does not allow. The message names the field and the rule, and a value only if {@link #quoting}. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String field;

    private ApiError(int status, String code, String field, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /** A 400 for one field. */
    public static ApiError bad(String field, String message) {
        return new ApiError(400, "bad_data", field, field + ": " + message);
    }

    /** A 400 for the request as a whole. */
    public static ApiError bad(String message) {
        return new ApiError(400, "bad_data", null, message);
    }

    public static ApiError of(int status, String code, String message) {
        return new ApiError(status, code, null, message);
    }

    /** The same with what was sent of a contact in its message. */
    public ApiError quoting(String sent) {
        return sent.isEmpty() ? this : new ApiError(status, code, field, getMessage() + " (" + sent + ")");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The field at fault, or {@code null}. */
    public String field() {
        return field;
    }
}
