package io.github.camelheymarket.conformance.question;

/** How far a question was settled. */
public enum State {
    /** One reading of the contract holds. */
    TOLD("told"),
    /** Only a run with {@code --write} can tell. */
    NEEDS_WRITE("needs --write"),
    /** It was not to be told; the note says why. */
    NOT_TOLD("cannot be told"),
    /** What came back fits none of the readings. */
    NO_READING_FITS("no reading fits"),
    /** It was not asked; the note says why. */
    NOT_ASKED("not asked");

    private final String words;

    State(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
