package io.github.camelheymarket.client;

/** Checks bytes before they are parsed: JSON parsers accept some sequences that are not UTF-8, and other encodings. */
final class Utf8 {

    private Utf8() {}

    /** Whether the bytes are text in UTF-8. A zero byte is not accepted, which only other encodings of JSON have. */
    static boolean isValid(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] > 0) {
                i++;
            } else {
                int length = length(bytes, i);
                if (length == 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }

    /** The length of the sequence of several bytes that begins here; 0 if there is none. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        // Excludes overlong sequences, surrogates, and what is above the last code point.
        int min = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int max = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        int second = bytes[at + 1] & 0xFF;
        if (second < min || second > max) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
