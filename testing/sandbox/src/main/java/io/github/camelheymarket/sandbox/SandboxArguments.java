package io.github.camelheymarket.sandbox;

import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.SandboxSettings;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;

/**
 * The command line of {@link SandboxMain}, checked.
 *
 * @param help whether only the help was asked for
 * @param builder the sandbox to start
 * @param contacts how many invented contacts to put in
 * @param fields titles of custom fields to define
 * @param tags labels of tags to define
 * @param webhook where events are delivered
 */
record SandboxArguments(
        boolean help,
        SandboxBuilder builder,
        int contacts,
        List<String> fields,
        List<String> tags,
        WebhookArguments webhook) {
    /** Not 8080, where the applications under test listen, and the Camel CLI. */
    static final int PORT = 8765;

    static final String HELP = """
            A stand-in for the Heymarket API.

              --port N                  port, default 8765; 0 takes a free one
              --host NAME               interface to listen on, default localhost
              --profile hostile|kind    start values of all switches, default hostile; or a properties file with them,
                                        such as the conformance kit writes
              --settings FILE           start values from a properties file: profile and switches
              --set SWITCH=VALUE        one switch; may be repeated
              --contacts N              invented contacts to start with, default 0
              --field TITLE             a custom field to start with; may be repeated
              --tag LABEL               a tag to start with; may be repeated
              --requests-per-minute N   requests each credential has in 60 seconds, default 0: no limit
              --tls                     HTTPS with a certificate made at the start
              --webhook URL             receives the events of messages and conversations
              --webhook-token TOKEN     the token of the events, default whk-3f9c-sandbox
              --deliver EVENT[=PHONE]   sends an event, such as target_opt_out=12025550143, to --webhook, prints the
                                        statuses of the answers and ends, without a sandbox; may be repeated
              --help                    this text

            Switches and their values:
            """ + switches();

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if something in it is unknown; the message names what is known
     */
    static SandboxArguments parse(String... args) {
        return new Parser(Arrays.asList(args).iterator()).parse();
    }

    private static String switches() {
        StringBuilder text = new StringBuilder();
        for (Switch question : Switch.values()) {
            text.append("  ").append(question).append('=');
            text.append(question.isNumber() ? "NUMBER" : String.join("|", question.allowed()));
            text.append('\n');
        }
        return text.toString();
    }

    private static final class Parser {
        private final Iterator<String> args;
        private final List<String> single = new ArrayList<>();
        private final List<String> fields = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private final WebhookArguments webhook = new WebhookArguments();
        private final SandboxBuilder builder = HeymarketSandbox.builder().port(PORT);
        private SandboxSettings settings = SandboxSettings.of(Profile.HOSTILE);
        private boolean help;
        private int contacts;

        private Parser(Iterator<String> args) {
            this.args = args;
        }

        private SandboxArguments parse() {
            while (args.hasNext()) {
                option(args.next());
            }
            for (String assignment : single) {
                int at = assignment.indexOf('=');
                if (at < 0) {
                    throw new IllegalArgumentException("--set takes SWITCH=VALUE, not '" + assignment + "'");
                }
                settings = settings.with(Switch.named(assignment.substring(0, at)), assignment.substring(at + 1));
            }
            webhook.check();
            return new SandboxArguments(help, builder.settings(settings), contacts, fields, tags, webhook);
        }

        private void option(String option) {
            switch (option) {
                case "--port" -> builder.port(number(option));
                case "--host" -> builder.host(value(option));
                case "--profile" -> settings = profile(value(option));
                case "--settings" -> settings = load(Path.of(value(option)));
                case "--set" -> single.add(value(option));
                case "--contacts" -> contacts = number(option);
                case "--field" -> fields.add(value(option));
                case "--tag" -> tags.add(value(option));
                case "--requests-per-minute" -> builder.requestsPerMinute(number(option));
                case "--tls" -> builder.tls();
                case "--webhook" -> webhook.receiver(value(option));
                case "--webhook-token" -> webhook.token(value(option));
                case "--deliver" -> webhook.event(value(option));
                case "--help", "-h" -> help = true;
                default ->
                    throw new IllegalArgumentException("There is no option '" + option
                            + "'; there are --port, --host, --profile, --settings, --set, --contacts, --field, --tag,"
                            + " --requests-per-minute, --tls, --webhook, --webhook-token, --deliver, --help");
            }
        }

        private String value(String option) {
            if (!args.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value behind it");
            }
            return args.next();
        }

        private int number(String option) {
            String value = value(option);
            if (!value.matches("\\d{1,9}")) {
                throw new IllegalArgumentException(option + " takes a whole number, not '" + value + "'");
            }
            return Integer.parseInt(value);
        }

        private static SandboxSettings profile(String value) {
            try {
                return SandboxSettings.of(Profile.named(value));
            } catch (IllegalArgumentException e) {
                if (Files.isRegularFile(Path.of(value))) {
                    return load(Path.of(value));
                }
                throw new IllegalArgumentException(e.getMessage() + ", and there is no such file", e);
            }
        }

        private static SandboxSettings load(Path file) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IllegalArgumentException("--settings: cannot read " + file, e);
            }
            return SandboxSettings.load(properties);
        }
    }
}
