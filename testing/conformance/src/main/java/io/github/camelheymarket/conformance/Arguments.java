package io.github.camelheymarket.conformance;

import io.github.camelheymarket.conformance.probe.Recipient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The validated command line.
 *
 * @param phones the numbers for contacts of the kit
 * @param out folder for report and profile
 * @param avatar URL of an image
 * @param recipient who gets messages, {@code null} if nobody does
 */
record Arguments(Mode mode, List<String> phones, Path out, int requestsPerMinute, String avatar, Recipient recipient) {
    enum Mode {
        HELP,
        READ_ONLY,
        WRITE,
        SEND,
        CLEAN_UP
    }

    /** Enough for the probes that do not need many contacts. */
    static final int MIN_PHONES = 10;

    private static final String PHONE = "[1-9]\\d{6,14}";
    private static final int MAX_PHONES = 100;
    private static final int MAX_REQUESTS_PER_MINUTE = 400;

    static final String HELP = """
            Tests the Heymarket API for the open questions of its documentation.

              --read-only               only questions that need no write; start with this
              --write                   all questions, with test contacts, which are deleted at the end
              --clean-up                only delete the contacts of a killed run
              --phones FIRST-LAST       numbers for test contacts, which no contact has: digits with country code, such as
                                        12025550100-12025550149; at least 10, better 50; with --write and --clean-up
              --send-to NUMBER          your own phone, in digits with country code, which gets at most two text messages:
                                        asks the questions about messages; alone, or with --write. Without it the kit
                                        sends no message
              --inbox ID                the inbox to send from, if the team has several with a phone; with --send-to
              --opt-out                 permits the kit to opt the number of --send-to out, to send it one more message,
                                        and to opt it in again; with --send-to
              --out FOLDER              the folder for conformance-report.json and conformance-profile.properties,
                                        default the current folder
              --requests-per-minute N   1 to 400, default 200; Heymarket permits 500 for a team
              --avatar URL              an image for a contact, default one that does not exist
              --help                    this text

            The credential comes from the environment: HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or
            HEYMARKET_API_KEY. HEYMARKET_BASE_URL replaces https://api.heymarket.com.

            Exit codes: 0 all questions answered, 2 some could not be determined, 1 the run failed.
            """;

    /**
     * @throws IllegalArgumentException if the command line has an error; the message says what to do
     */
    static Arguments parse(String... args) {
        return new Parser(Arrays.asList(args).iterator()).parse();
    }

    private static final class Parser {
        private final Iterator<String> args;
        private Mode mode;
        private List<String> phones = List.of();
        private Path out;
        private int requestsPerMinute = 200;
        private String avatar;
        private String sendTo;
        private long inbox;
        private boolean optOut;

        private Parser(Iterator<String> args) {
            this.args = args;
        }

        private Arguments parse() {
            while (args.hasNext()) {
                option(args.next());
                if (mode == Mode.HELP) {
                    return arguments();
                }
            }
            checkSending();
            if (mode == null) {
                throw new IllegalArgumentException(
                        "Use --read-only (start with this), --write, --send-to or --clean-up; see --help");
            }
            if (mode == Mode.READ_ONLY && !(phones.isEmpty() && avatar == null)) {
                throw new IllegalArgumentException(
                        "--read-only creates no contacts, so --phones and --avatar are not permitted");
            }
            if (mode == Mode.CLEAN_UP && !(out == null && avatar == null)) {
                throw new IllegalArgumentException("--clean-up tests nothing, so --out and --avatar are not permitted");
            }
            if (mode == Mode.SEND && !(phones.isEmpty() && avatar == null)) {
                throw new IllegalArgumentException(
                        "--send-to without --write creates no contacts, so --phones and --avatar are not permitted");
            }
            if (mode != Mode.READ_ONLY && mode != Mode.SEND && phones.isEmpty()) {
                throw new IllegalArgumentException(
                        "--phones is required: numbers that no contact has, such as --phones 12025550100-12025550149");
            }
            if (mode == Mode.WRITE && phones.size() < MIN_PHONES) {
                throw new IllegalArgumentException(
                        "--phones has " + phones.size() + " numbers, but at least " + MIN_PHONES + " are required");
            }
            return arguments();
        }

        private void checkSending() {
            if (sendTo == null) {
                if (inbox != 0 || optOut) {
                    throw new IllegalArgumentException("--inbox and --opt-out require --send-to");
                }
                return;
            }
            if (mode == null) {
                mode = Mode.SEND;
            } else if (mode != Mode.WRITE) {
                throw new IllegalArgumentException("--send-to sends messages: use it alone or with --write");
            }
            if (phones.contains(sendTo)) {
                throw new IllegalArgumentException(
                        "--send-to must be your own phone, which is not one of the numbers of --phones");
            }
        }

        private Arguments arguments() {
            return new Arguments(
                    mode,
                    phones,
                    out == null ? Path.of("") : out,
                    requestsPerMinute,
                    avatar == null ? "https://example.org/conformance-kit.png" : avatar,
                    sendTo == null ? null : new Recipient(sendTo, inbox, optOut));
        }

        private void option(String option) {
            switch (option) {
                case "--read-only" -> mode(Mode.READ_ONLY);
                case "--write" -> mode(Mode.WRITE);
                case "--clean-up" -> mode(Mode.CLEAN_UP);
                case "--help", "-h" -> mode = Mode.HELP;
                case "--send-to" -> sendTo = phone(value(option));
                case "--inbox" -> inbox = inbox(value(option));
                case "--opt-out" -> optOut = true;
                case "--phones" -> phones = phones(value(option));
                case "--out" -> out = folder(value(option));
                case "--requests-per-minute" -> requestsPerMinute = number(value(option));
                case "--avatar" -> avatar = url(value(option));
                default ->
                    throw new IllegalArgumentException(
                            "Unknown option '" + option + "'; the options are --read-only,"
                                    + " --write, --clean-up, --phones, --send-to, --inbox, --opt-out, --out, --requests-per-minute, --avatar, --help");
            }
        }

        private void mode(Mode wanted) {
            if (mode != null && mode != wanted) {
                throw new IllegalArgumentException("Use only one of --read-only, --write and --clean-up");
            }
            mode = wanted;
        }

        private String value(String option) {
            if (!args.hasNext()) {
                throw new IllegalArgumentException(option + " requires a value");
            }
            return args.next();
        }

        private static int number(String value) {
            if (!value.matches("\\d{1,3}")
                    || Integer.parseInt(value) < 1
                    || Integer.parseInt(value) > MAX_REQUESTS_PER_MINUTE) {
                throw new IllegalArgumentException(
                        "--requests-per-minute must be a number from 1 to " + MAX_REQUESTS_PER_MINUTE);
            }
            return Integer.parseInt(value);
        }

        private static String url(String value) {
            if (!value.matches("https?://\\S+")) {
                throw new IllegalArgumentException("--avatar must be the URL of an image, beginning with https://");
            }
            return value;
        }

        private static Path folder(String value) {
            Path folder = Path.of(value);
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("--out: the folder " + folder + " does not exist");
            }
            return folder;
        }

        private static String phone(String value) {
            if (!value.matches(PHONE)) {
                throw new IllegalArgumentException("--send-to must be 7 to 15 digits with country code and without a"
                        + " plus sign, such as 12025550143");
            }
            return value;
        }

        private static long inbox(String value) {
            if (!value.matches("[1-9]\\d{0,17}")) {
                throw new IllegalArgumentException("--inbox must be the id of an inbox, a number");
            }
            return Long.parseLong(value);
        }

        private static List<String> phones(String value) {
            String[] ends = value.split("-", -1);
            if (ends.length != 2 || !ends[0].matches(PHONE) || !ends[1].matches(PHONE)) {
                throw new IllegalArgumentException("--phones must be FIRST-LAST, each 7 to 15 digits with country code"
                        + " and without a plus sign, such as 12025550100-12025550149");
            }
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[1]);
            if (last < first || last - first >= MAX_PHONES) {
                throw new IllegalArgumentException(
                        "--phones must be at most " + MAX_PHONES + " numbers, the lowest first");
            }
            List<String> phones = new ArrayList<>();
            for (long phone = first; phone <= last; phone++) {
                phones.add(Long.toString(phone));
            }
            return List.copyOf(phones);
        }
    }
}
