package io.github.camelheymarket.client;

/** What became of one request, coarsely enough to count by. */
public enum AnswerClass {
    SUCCESS("2xx"),
    REDIRECT("3xx"),
    CLIENT_ERROR("4xx"),
    /** A 4xx too, and told apart because it says something about the load and nothing about the request. */
    RATE_LIMITED("429"),
    SERVER_ERROR("5xx"),
    /** Sent, and no answer came: nobody knows whether it arrived. */
    NO_ANSWER("none"),
    /** No connection: it surely did not arrive, and Heymarket does not count it. */
    NOT_SENT("not-sent");

    private final String label;

    AnswerClass(String label) {
        this.label = label;
    }

    /** The name in meters and consoles. */
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
