package io.github.camelheymarket.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An input of several parts: the first one is a line, the others are separated by lines of {@code --}. */
public record Parts(String head, List<byte[]> bodies) {

    private static final byte[] SEPARATOR = "\n--\n".getBytes(StandardCharsets.US_ASCII);

    public static Parts of(byte[] input) {
        int line = 0;
        while (line < input.length && input[line] != '\n') {
            line++;
        }
        List<byte[]> bodies = new ArrayList<>();
        int from = Math.min(line + 1, input.length);
        for (int i = from; i <= input.length - SEPARATOR.length; i++) {
            if (Arrays.equals(input, i, i + SEPARATOR.length, SEPARATOR, 0, SEPARATOR.length)) {
                bodies.add(Arrays.copyOfRange(input, from, i));
                from = i + SEPARATOR.length;
                i = from - 1;
            }
        }
        bodies.add(Arrays.copyOfRange(input, from, input.length));
        return new Parts(new String(input, 0, line, StandardCharsets.UTF_8), bodies);
    }

    public String text(int index) {
        return index < bodies.size() ? new String(bodies.get(index), StandardCharsets.UTF_8) : "";
    }

    /** The choice that the head names; one of them for any other head. */
    public <T> T choose(List<T> choices) {
        for (T choice : choices) {
            if (choice.toString().equals(head)) {
                return choice;
            }
        }
        return choices.get(Math.floorMod(head.hashCode(), choices.size()));
    }
}
