package io.github.camelheymarket.conformance.question;

/** The result of a question. */
public enum State {
    /** One reading of the contract holds. */
    ANSWERED("answered"),
    /** Only a run with {@code --write} can answer it. */
    NEEDS_WRITE("needs --write"),
    /** It could not be answered; the note says why. */
    UNDETERMINED("could not be determined"),
    /** The response matches none of the readings. */
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
