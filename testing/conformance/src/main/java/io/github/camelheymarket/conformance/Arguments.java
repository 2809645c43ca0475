package io.github.camelheymarket.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The command line, checked.
 *
 * @param mode what to do
 * @param phones the numbers set apart for contacts of the kit
 * @param out folder for report and profile
 * @param requestsPerMinute how fast to ask
 * @param avatar URL of an image
 */
record Arguments(Mode mode, List<String> phones, Path out, int requestsPerMinute, String avatar) {
    /** What to do. */
    enum Mode {
        HELP,
        READ_ONLY,
        WRITE,
        CLEAN_UP
    }

    /** So many numbers are needed for all that does not need many contacts. */
    static final int FEWEST_PHONES = 10;

    private static final int MOST_PHONES = 100;
    private static final int FASTEST = 400;

    static final String HELP = """
            Asks the Heymarket API the questions that its documentation leaves open.

              --read-only               ask what can be asked without writing; start with this
              --write                   ask everything, with contacts made for it, which are deleted at the end
              --clean-up                only delete what a run left behind that was killed
              --phones FIRST-LAST       numbers for those contacts, that nobody has: digits with country code, such as
                                        12025550100-12025550149; at least 10, better 50; with --write and --clean-up
              --out FOLDER              where to write conformance-report.json and conformance-profile.properties,
                                        default the current folder
              --requests-per-minute N   how fast to ask, 1 to 400, default 200; Heymarket allows a team 500
              --avatar URL              an image for a contact, default one that does not exist
              --help                    this text

            The credential comes from the environment: HEYMARKET_API_SECRET_ID and HEYMARKET_API_SECRET_KEY, or
            HEYMARKET_API_KEY. HEYMARKET_BASE_URL is another address than https://api.heymarket.com.

            Ends with 0 when everything was told, 2 when something could not be told, 1 when the run failed.
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if something in it is wrong; the message says what to do
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
            if (mode == null) {
                throw new IllegalArgumentException(
                        "Say --read-only (start with this), --write or --clean-up; --help tells more");
            }
            if (mode == Mode.READ_ONLY && !(phones.isEmpty() && avatar == null)) {
                throw new IllegalArgumentException(
                        "--read-only makes no contacts, so it takes no --phones or --avatar");
            }
            if (mode == Mode.CLEAN_UP && !(out == null && avatar == null)) {
                throw new IllegalArgumentException("--clean-up asks nothing, so it takes no --out or --avatar");
            }
            if (mode != Mode.READ_ONLY && phones.isEmpty()) {
                throw new IllegalArgumentException(
                        "--phones is missing: numbers that nobody has, such as --phones 12025550100-12025550149");
            }
            if (mode == Mode.WRITE && phones.size() < FEWEST_PHONES) {
                throw new IllegalArgumentException(
                        "--phones has " + phones.size() + " numbers, and at least " + FEWEST_PHONES + " are needed");
            }
            return arguments();
        }

        private Arguments arguments() {
            return new Arguments(
                    mode,
                    phones,
                    out == null ? Path.of("") : out,
                    requestsPerMinute,
                    avatar == null ? "https://example.org/conformance-kit.png" : avatar);
        }

        private void option(String option) {
            switch (option) {
                case "--read-only" -> mode(Mode.READ_ONLY);
                case "--write" -> mode(Mode.WRITE);
                case "--clean-up" -> mode(Mode.CLEAN_UP);
                case "--help", "-h" -> mode = Mode.HELP;
                case "--phones" -> phones = phones(value(option));
                case "--out" -> out = folder(value(option));
                case "--requests-per-minute" -> requestsPerMinute = number(value(option));
                case "--avatar" -> avatar = url(value(option));
                default ->
                    throw new IllegalArgumentException("There is no option '" + option + "'; there are --read-only,"
                            + " --write, --clean-up, --phones, --out, --requests-per-minute, --avatar, --help");
            }
        }

        private void mode(Mode wanted) {
            if (mode != null && mode != wanted) {
                throw new IllegalArgumentException("Say one of --read-only, --write and --clean-up, not several");
            }
            mode = wanted;
        }

        private String value(String option) {
            if (!args.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value behind it");
            }
            return args.next();
        }

        private static int number(String value) {
            if (!value.matches("\\d{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > FASTEST) {
                throw new IllegalArgumentException("--requests-per-minute takes a number from 1 to " + FASTEST);
            }
            return Integer.parseInt(value);
        }

        private static String url(String value) {
            if (!value.matches("https?://\\S+")) {
                throw new IllegalArgumentException("--avatar takes the URL of an image, beginning with https://");
            }
            return value;
        }

        private static Path folder(String value) {
            Path folder = Path.of(value);
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("--out: there is no folder " + folder);
            }
            return folder;
        }

        private static List<String> phones(String value) {
            String[] ends = value.split("-", -1);
            if (ends.length != 2 || !ends[0].matches("[1-9]\\d{6,14}") || !ends[1].matches("[1-9]\\d{6,14}")) {
                throw new IllegalArgumentException("--phones takes FIRST-LAST, each 7 to 15 digits with country code"
                        + " and without a plus sign, such as 12025550100-12025550149");
            }
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[1]);
            if (last < first || last - first >= MOST_PHONES) {
                throw new IllegalArgumentException(
                        "--phones takes at most " + MOST_PHONES + " numbers, the lowest first");
            }
            List<String> phones = new ArrayList<>();
            for (long phone = first; phone <= last; phone++) {
                phones.add(Long.toString(phone));
            }
            return List.copyOf(phones);
        }
    }
}
