package io.github.camelheymarket.client;

/** The outcome of one request, as counters and meters distinguish it. */
public enum AnswerClass {
    SUCCESS("2xx"),
    REDIRECT("3xx"),
    CLIENT_ERROR("4xx"),
    /** Counted apart from the other 4xx, because it is caused by the load and not by the request. */
    RATE_LIMITED("429"),
    SERVER_ERROR("5xx"),
    /** Sent, without a response: it is not known whether the request arrived. */
    NO_ANSWER("none"),
    /** Not sent, because there was no connection; Heymarket does not count it. */
    NOT_SENT("not-sent");

    private final String label;

    AnswerClass(String label) {
        this.label = label;
    }

    /** The value of the tag {@code status} of meters. */
    public String label() {
        return label;
    }

    static AnswerClass ofStatus(int status) {
        if (status == 429) {
            return RATE_LIMITED;
        }
        return switch (status / 100) {
            case 2 -> SUCCESS;
            case 3 -> REDIRECT;
            case 4 -> CLIENT_ERROR;
            default -> SERVER_ERROR;
        };
    }
}
