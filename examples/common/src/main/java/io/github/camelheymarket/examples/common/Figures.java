package io.github.camelheymarket.examples.common;

import java.util.Optional;

/**
 * What a program has done so far, which it reports as a line of text.
 *
 * @param stored stored contacts
 * @param writes calls that wrote contacts
 * @param requests all calls
 */
public record Figures(long stored, long writes, long requests) {

    public static final Figures NONE = new Figures(0, 0, 0);

    private static final String NAME = "figures";

    /** @return empty if the line is not such a report */
    public static Optional<Figures> read(String line) {
        String[] words = line.split(" ");
        return words.length == 4 && words[0].equals(NAME)
                ? Optional.of(new Figures(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])))
                : Optional.empty();
    }

    public String line() {
        return String.join(" ", NAME, Long.toString(stored), Long.toString(writes), Long.toString(requests));
    }

    public Figures plus(Figures other) {
        return new Figures(stored + other.stored, writes + other.writes, requests + other.requests);
    }
}
