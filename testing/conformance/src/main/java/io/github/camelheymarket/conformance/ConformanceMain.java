package io.github.camelheymarket.conformance;

import io.github.camelheymarket.conformance.api.Access;
import io.github.camelheymarket.conformance.api.Api;
import io.github.camelheymarket.conformance.api.Pace;
import io.github.camelheymarket.conformance.probe.Recipient;
import io.github.camelheymarket.conformance.question.State;
import io.github.camelheymarket.conformance.report.JsonReport;
import io.github.camelheymarket.conformance.report.ProfileFile;
import io.github.camelheymarket.conformance.report.RunFacts;
import io.github.camelheymarket.conformance.report.ScreenTable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the conformance kit from the command line; {@code --help} lists the options. */
public final class ConformanceMain {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int NOT_ALL_ANSWERED = 2;

    /** The limit of requests of a run, including retries and clean-up. */
    static final int MAX_REQUESTS = 310;

    private static final int TO_CLEAN_UP_SECONDS = 120;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final HttpClient http;
    private final InstantSource clock;
    private final Pace.Sleeper sleeper;
    private volatile Run running;
    private final CountDownLatch ended = new CountDownLatch(1);

    ConformanceMain(
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            HttpClient http,
            InstantSource clock,
            Pace.Sleeper sleeper) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.http = http;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Runs once and ends the process. Exit codes: 0 all questions answered, 2 some undetermined, 1 failure. */
    public static void main(String[] args) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        ConformanceMain main = new ConformanceMain(
                System.getenv(), System.out, System.err, http, InstantSource.system(), d -> Thread.sleep(d.toMillis()));
        Thread hook = new Thread(main::stopAndCleanUp);
        Runtime.getRuntime().addShutdownHook(hook);
        int code = main.run(args);
        Runtime.getRuntime().removeShutdownHook(hook);
        System.exit(code);
    }

    /** On Ctrl-C the run stops the probes, deletes its contacts, and then the process ends. */
    private void stopAndCleanUp() {
        Run run = running;
        if (run != null) {
            run.api().stop();
            try {
                ended.await(TO_CLEAN_UP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return the exit code */
    int run(String... args) {
        try {
            Arguments arguments = Arguments.parse(args);
            if (arguments.mode() == Arguments.Mode.HELP) {
                out.print(Arguments.HELP);
                return OK;
            }
            return run(arguments, Access.of(environment));
        } catch (IllegalArgumentException | IOException e) {
            err.println(e.getMessage());
            return FAILED;
        } finally {
            ended.countDown();
        }
    }

    private int run(Arguments arguments, Access access) throws IOException {
        Pace pace = new Pace(arguments.requestsPerMinute(), clock, sleeper);
        Run run = new Run(
                arguments,
                new Api(http, access, pace, MAX_REQUESTS),
                UUID.randomUUID().toString().substring(0, 8));
        running = run;
        out.println("Testing " + access.baseUrl() + " (" + arguments.requestsPerMinute()
                + " requests per minute, at most " + MAX_REQUESTS + ")");
        announce(arguments.recipient());
        run.run();
        if (arguments.mode() != Arguments.Mode.CLEAN_UP) {
            report(arguments, access, run);
        }
        out.println(run.api().sent() + " requests" + people(run));
        if (run.failure() != null) {
            err.println(run.failure());
            return FAILED;
        }
        long open = run.findings().count(State.UNDETERMINED) + run.findings().count(State.NO_READING_FITS);
        return open == 0 ? OK : NOT_ALL_ANSWERED;
    }

    /** Says what the run will cost before it costs anything. */
    private void announce(Recipient recipient) {
        if (recipient == null) {
            out.println("No message is sent");
            return;
        }
        String number = recipient.number();
        out.println("At most " + recipient.messages() + " text messages are sent to the number that ends in "
                + number.substring(number.length() - 2) + ", billed as usual: one, a second if its local_id is ignored"
                + (recipient.optOut() ? ", and one while the number is opted out, which the run ends again" : ""));
    }

    private static String people(Run run) {
        String leftovers = run.numbers().leftovers() == 0
                ? ""
                : ", " + run.numbers().leftovers() + " contacts of an earlier run deleted";
        String taken = run.numbers().taken() == 0
                ? ""
                : ", " + run.numbers().taken() + " of the numbers belong to other contacts and were not used";
        return leftovers + taken;
    }

    private void report(Arguments arguments, Access access, Run run) throws IOException {
        RunFacts facts = new RunFacts(
                version(),
                mode(arguments),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                access.baseUrl(),
                run.api().sent(),
                run.failure());
        ScreenTable.print(run.findings(), out);
        Path report = arguments.out().resolve("conformance-report.json");
        Path profile = arguments.out().resolve("conformance-profile.properties");
        Files.writeString(report, JsonReport.of(facts, run.findings()));
        Files.writeString(profile, ProfileFile.of(facts, run.findings()));
        out.println("Report   " + report);
        out.println("Profile  " + profile + " (for the sandbox: --profile " + profile + ")");
    }

    private static String mode(Arguments arguments) {
        String mode = arguments.mode() == Arguments.Mode.WRITE ? "write" : "read-only";
        return arguments.recipient() == null ? mode : mode + ", and messages";
    }

    private static String version() {
        String version = ConformanceMain.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
