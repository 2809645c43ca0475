package io.github.camelheymarket.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The answers of the stub: prepared bytes, in which only the digits of phones and ids differ. */
final class StubAnswers {

    static final int PAGE = 100;
    /** Phones that begin so have a contact. */
    static final String KNOWN = "12025";
    /** Phones that begin so have none. */
    static final String UNKNOWN = "12036";

    private static final int DIGITS = 11;
    private static final int ID_AT = "{'id':".length();
    private static final int UUID_END = "{'id':2025550143,'uuid':'0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11".length();
    private static final String HEAD =
            "HTTP/1.1 %d\r\nContent-Type: application/json\r\nX-Request-Id: 7c0f2a4e-51d3-4c8e-9a5b-0d6f1e2b3c4d\r\n"
                    + "Date: Mon, 23 Nov 2026 08:00:00 GMT\r\nContent-Length: %d\r\n\r\n";

    /** A POST to this path sets the number of contacts that the list has. */
    static final String TOTAL = "/benchmarks/total";
    /** A POST to this path returns the number of requests. */
    static final String REQUESTS = "/benchmarks/requests";

    private final AtomicLong requests = new AtomicLong();
    private volatile long total = PAGE;
    private final byte[] contact = bytes(contact("00000000000"));
    private final byte[] get = answer(200, bytes(contact(KNOWN + "550143")));
    private final byte[] created =
            answer(200, bytes("{\"id\":700012,\"rev\":1,\"uuid\":\"0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11\"}"));
    private final byte[] page = page();
    private final byte[] empty = answer(200, bytes("[]"));
    private final byte[] status =
            answer(200, bytes("{\"id\":700012,\"phone\":\"12025550143\",\"unsubscribed\":false,\"blocked\":false}"));
    private final byte[] missing = answer(404, bytes("{\"code\":\"not_found\",\"message\":\"no such path\"}"));

    /** The phone of a known contact. */
    static String phone(String prefix, long number) {
        return prefix + String.format(Locale.ROOT, "%06d", number);
    }

    byte[] answer(String method, String path, byte[] body) {
        requests.incrementAndGet();
        if (method.equals("GET")) {
            return get;
        }
        return switch (path) {
            case "/v1/contact", "/v2/contact" -> created;
            case "/v2/contacts/list" -> list(body);
            case "/v2/contacts/search" -> found(body);
            case "/v2/contacts" -> written(body);
            case "/v1/contacts/count" -> answer(200, bytes("\"" + total + "\""));
            case TOTAL -> {
                total = Long.parseLong(new String(body, StandardCharsets.UTF_8));
                yield answer(200, bytes("0"));
            }
            case REQUESTS -> answer(200, bytes(Long.toString(requests.get())));
            case "/v1/contact/status" -> status;
            case "/v1/contact-fields", "/v1/tags" -> empty;
            default -> missing;
        };
    }

    private byte[] page() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('[');
        for (int i = 0; i < PAGE; i++) {
            write(out, i > 0, bytes(phone(KNOWN, i)), 0);
        }
        out.write(']');
        return answer(200, out.toByteArray());
    }

    /** A page by its number; the prepared page if there is no number. */
    private byte[] list(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.contains("\"page\"")) {
            return page;
        }
        long limit = member(text, "limit");
        long from = Math.min(total, member(text, "page") * limit);
        long to = Math.min(total, from + limit);
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) (to - from) * contact.length + contact.length);
        out.write('[');
        for (long i = from; i < to; i++) {
            write(out, i > from, bytes(phone(KNOWN, i)), 0);
        }
        out.write(']');
        return answer(200, out.toByteArray());
    }

    private static long member(String text, String name) {
        String rest = text.substring(text.indexOf("\"" + name + "\":") + name.length() + 3);
        return Long.parseLong(rest.replaceFirst("\\D.*", ""));
    }

    private byte[] found(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(PAGE * contact.length);
        out.write('[');
        boolean more = false;
        for (int at = next(body, 0); at >= 0; at = next(body, at + DIGITS)) {
            if (startsWith(body, at, KNOWN)) {
                write(out, more, body, at);
                more = true;
            }
        }
        out.write(']');
        return answer(200, out.toByteArray());
    }

    private byte[] written(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(PAGE * contact.length);
        out.writeBytes(bytes("{\"contacts\":["));
        boolean more = false;
        for (int at = next(body, 0); at >= 0; at = next(body, at + DIGITS)) {
            write(out, more, body, at);
            more = true;
        }
        out.writeBytes(bytes("],\"failed_contacts\":[]}"));
        return answer(200, out.toByteArray());
    }

    /** Writes the contact whose phone is at this place. */
    private void write(ByteArrayOutputStream out, boolean more, byte[] digits, int at) {
        byte[] copy = contact.clone();
        for (int zeros = next(copy, 0); zeros >= 0; zeros = next(copy, zeros + DIGITS)) {
            System.arraycopy(digits, at, copy, zeros, DIGITS);
        }
        // The id has no quotes; its first digit is no zero.
        System.arraycopy(digits, at + 1, copy, ID_AT, DIGITS - 1);
        System.arraycopy(digits, at, copy, UUID_END - DIGITS, DIGITS);
        if (more) {
            out.write(',');
        }
        out.writeBytes(copy);
    }

    /** The position of the next quoted number of eleven digits; -1 if there is none. */
    private static int next(byte[] text, int from) {
        int run = 0;
        for (int i = from; i < text.length; i++) {
            if (text[i] >= '0' && text[i] <= '9') {
                run++;
            } else {
                boolean isQuoted = run == DIGITS && text[i] == '"' && i > DIGITS && text[i - DIGITS - 1] == '"';
                if (isQuoted) {
                    return i - DIGITS;
                }
                run = 0;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] text, int at, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (text[at + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String contact(String phone) {
        return "{\"id\":2025550143,\"uuid\":\"0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11\",\"display_name\":\"Mara Lindqvist\","
                + "\"first\":\"Mara\",\"last\":\"Lindqvist\",\"email\":\"mara.lindqvist@example.org\",\"phone\":\""
                + phone
                + "\",\"avatar\":\"\",\"assigned_user_id\":310,\"custom\":{\"81\":\"gold\",\"82\":\"2026-11-23\"},"
                + "\"tags\":[{\"tag_id\":9,\"tag\":\"customer\"}],\"is_opted_out\":false,\"contact_channels\":"
                + "[{\"channel_type\":\"phone\",\"channel_id\":\"" + phone + "\"}],\"team_id\":77,\"creator_id\":310,"
                + "\"shared\":true,\"created\":\"2026-01-05T09:30:00Z\",\"updated\":\"2026-11-20T16:45:12Z\",\"rev\":4,"
                + "\"op\":\"update\",\"external_id\":\"\",\"type\":\"contact\",\"note\":[]}";
    }

    private static byte[] answer(int status, byte[] body) {
        byte[] head = bytes(String.format(Locale.ROOT, HEAD, status, body.length));
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
