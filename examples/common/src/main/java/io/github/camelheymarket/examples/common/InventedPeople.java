package io.github.camelheymarket.examples.common;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Contacts for a sandbox, as JSON. Nobody has these phones: 555 is no exchange. */
public final class InventedPeople {

    /** Ten thousand for each of the area codes from 200 on. */
    public static final int MOST = 7_000_000;

    private InventedPeople() {}

    /** So many people, each with a phone of their own; the same ones each time. */
    public static Stream<String> json(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"phone\":\"" + phone(i) + "\",\"first\":\"Person\",\"last\":\"" + i + "\"}");
    }

    /** The phone of the person with this number, from 0. */
    public static String phone(int number) {
        return String.format("1%03d555%04d", 200 + number / 10_000, number % 10_000);
    }
}
