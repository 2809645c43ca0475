package io.github.camelheymarket.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes percent, backslash and HTML escapes, so that the redactor sees the characters, and removes line breaks. */
final class Escapes {

    private Escapes() {}

    static String decode(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int end = switch (c) {
                case '%' -> percent(text, i, plain);
                case '\\' -> backslash(text, i, plain);
                case '&' -> entity(text, i, plain);
                default -> i;
            };
            if (end == i) {
                plain.append(c);
                end++;
            }
            i = end;
        }
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }

    /** Decodes consecutive escapes together, because a character may have several bytes. */
    private static int percent(String text, int begin, StringBuilder plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = begin;
        while (i + 2 < text.length() && text.charAt(i) == '%' && hex(text, i + 1, i + 3) >= 0) {
            bytes.write(hex(text, i + 1, i + 3));
            i += 3;
        }
        plain.append(bytes.toString(StandardCharsets.UTF_8));
        return i;
    }

    private static int backslash(String text, int begin, StringBuilder plain) {
        int end = begin + 6;
        if (end <= text.length() && text.charAt(begin + 1) == 'u' && hex(text, begin + 2, end) >= 0) {
            plain.append((char) hex(text, begin + 2, end));
            return end;
        }
        if (begin + 1 == text.length()) {
            return begin;
        }
        int control = "bfnrt".indexOf(text.charAt(begin + 1));
        if (control < 0 && "\"\\/".indexOf(text.charAt(begin + 1)) < 0) {
            return begin;
        }
        plain.append(control < 0 ? text.charAt(begin + 1) : ' ');
        return begin + 2;
    }

    private static int entity(String text, int begin, StringBuilder plain) {
        int end = text.indexOf(';', begin);
        if (end < 0 || end - begin > 9 || end - begin < 3) {
            return begin;
        }
        String name = text.substring(begin + 1, end);
        int code = switch (name) {
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "lt" -> '<';
            case "gt" -> '>';
            case "nbsp" -> ' ';
            default -> numbered(name);
        };
        if (code <= 0 || !Character.isValidCodePoint(code)) {
            return begin;
        }
        plain.appendCodePoint(code);
        return end + 1;
    }

    private static int numbered(String name) {
        if (name.charAt(0) != '#') {
            return -1;
        }
        boolean isHex = name.length() > 2 && Character.toLowerCase(name.charAt(1)) == 'x';
        try {
            return isHex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int hex(String text, int begin, int end) {
        int value = 0;
        for (int i = begin; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 127) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
