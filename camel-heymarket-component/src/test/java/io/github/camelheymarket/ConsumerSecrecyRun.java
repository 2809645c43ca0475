package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The part of {@link SecrecyRun} that polls: lists and changes, in every format, with routes that fail, pages that fail,
 * answers that are none, people who go, wrong credentials, and cursors that were cut, edited or written for somebody else.
 */
final class ConsumerSecrecyRun {

    private static final String LIST = "heymarket:contacts/list";
    private static final String CHANGES = "heymarket:contacts/changes";

    private final HeymarketSandbox sandbox;
    private final SecrecyViews views;
    private final Consumer<Object> told;
    private final Path folder;
    private final ChangesRig.Clock clock = new ChangesRig.Clock();
    private int lives;

    private ConsumerSecrecyRun(HeymarketSandbox sandbox, Path folder, Consumer<Object> told) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.told = told;
        this.views = new SecrecyViews(told);
    }

    /**
     * @param whole also with answers that are faults, which are alike in both profiles
     * @param told takes what a user may print
     */
    static void run(HeymarketSandbox sandbox, boolean whole, Consumer<Object> told) throws Exception {
        Path folder = Files.createTempDirectory("secrecy");
        new ConsumerSecrecyRun(sandbox, folder, told).run(whole);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void run(boolean whole) throws Exception {
        for (int i = 0; i < 12; i++) {
            sandbox.seed(mara());
        }
        for (String format : List.of("contact", "map", "flat", "ndjson")) {
            polled(LIST + "?contactsPerExchange=5&outputFormat=" + format);
            polled(CHANGES + "?start=fromBeginning&outputFormat=" + format);
        }
        polled(LIST + "?contactsPerExchange=0&outputFormat=ndjson");
        if (whole) {
            badAnswers();
        }
        changes();
        badCredentials();
        badCursors();
        badOptions();
        told.accept("CURSOR of all lives");
        views.files(folder);
    }

    private static Seed mara() {
        return Seed.phone(SecrecyPerson.PHONE)
                .first("Mara")
                .last(SecrecyPerson.LAST_NAME)
                .email(SecrecyPerson.EMAIL);
    }

    /** A life of the program with a route that succeeds and one that fails, both seen while an exchange is under way. */
    private void polled(String uri) throws Exception {
        for (boolean fails : new boolean[] {false, true}) {
            try (SecrecyLife life = life(uri)) {
                life.fails = fails;
                life.start();
                life.pollHeld();
                life.poll();
            }
        }
    }

    private void badAnswers() throws Exception {
        String echo = SecrecyPerson.echo("somebody");
        List<Fault> faults = List.of(
                Fault.status(400, echo),
                Fault.status(429, echo),
                Fault.status(503, echo),
                Fault.html200(),
                Fault.garbage(),
                Fault.truncated(),
                Fault.deepNesting(),
                Fault.resetBeforeApply(),
                Fault.redirect("https://example.org/contacts/" + SecrecyPerson.PHONE + "?email=" + SecrecyPerson.EMAIL),
                Fault.status(200, "{\"contacts\":\"" + SecrecyPerson.PHONE + "\"}"),
                Fault.status(
                        200,
                        "{\"contacts\":[{\"id\":\"" + SecrecyPerson.EMAIL + "\",\"updated\":\"" + SecrecyPerson.PHONE
                                + "\"}]}"),
                Fault.status(
                        200,
                        "[{\"id\":7,\"updated\":\"" + SecrecyPerson.EMAIL + "\",\"date\":\"" + SecrecyPerson.PHONE
                                + "\"}]"),
                Fault.status(200, "[{\"phone\":\"" + SecrecyPerson.PHONE + "\"}]"));
        for (Fault fault : faults) {
            for (String uri : List.of(
                    LIST + "?contactsPerExchange=5&pageSize=5",
                    LIST + "?contactsPerExchange=0&pageSize=5",
                    CHANGES + "?start=fromBeginning&pageSize=5",
                    CHANGES + "?detectDeletes=true&apiVersion=v1")) {
                try (SecrecyLife life = life(uri)) {
                    life.start();
                    sandbox.faults().add(fault.always());
                    life.poll();
                    sandbox.faults().clear();
                    sandbox.faults().add(fault.when(new Second()).always());
                    life.poll();
                    sandbox.faults().clear();
                    life.poll();
                }
            }
        }
    }

    /** The first page of a list is good. */
    private static final class Second implements java.util.function.BiPredicate<String, String> {
        private int lists;

        @Override
        public boolean test(String method, String path) {
            return path.contains("/contacts") && ++lists > 1;
        }
    }

    /** A contact changes, is deleted, is skipped in the end, and cannot be read; the cursor is checked at every step. */
    private void changes() throws Exception {
        Path cursor = folder.resolve("changes.cursor");
        try (SecrecyLife life = life(CHANGES + "?detectDeletes=true&maxDeliveryAttempts=2&cursorFile=" + cursor)) {
            life.fails = true;
            life.start();
            life.poll();
            for (SandboxContact contact : sandbox.contacts().subList(0, 3)) {
                clock.pass(Duration.ofSeconds(60));
                ChangesRig.change(sandbox, contact, "Mara");
                life.poll();
                views.files(folder);
            }
            life.fails = false;
            life.poll();
            sandbox.delete(sandbox.contacts().get(0).id());
            sandbox.faults()
                    .add(Fault.status(503, SecrecyPerson.echo("somebody"))
                            .when((method, path) -> method.equals("GET"))
                            .always());
            life.poll();
            sandbox.faults().clear();
            life.fails = true;
            life.poll();
            life.poll();
            life.poll();
        }
        views.files(folder);
    }

    private void badCredentials() throws Exception {
        for (String credentials : List.of(
                "apiKey=RAW(" + SecrecyRun.WRONG_KEY + ")",
                "apiSecretId=RAW(" + sandbox.secretId() + ")&apiSecretKey=RAW(" + SecrecyRun.WRONG_KEY + ")",
                "apiKey=RAW(" + sandbox.apiKey() + ")",
                "apiSecretId=RAW(" + sandbox.secondSecretId() + ")&apiSecretKey=RAW(" + sandbox.secondSecretKey()
                        + ")")) {
            for (String operation : List.of(LIST, CHANGES)) {
                Path cursor = folder.resolve("credentials" + lives + ".cursor");
                String file = operation.equals(CHANGES) ? "&detectDeletes=true&cursorFile=" + cursor : "";
                try (SecrecyLife life = life(operation + "?" + credentials + file)) {
                    life.start();
                    life.poll();
                    life.poll();
                }
            }
        }
    }

    private void badCursors() throws Exception {
        Path good = folder.resolve("changes.cursor");
        String text = Files.readString(good);
        String personal = SecrecyPerson.PHONE + " " + SecrecyPerson.EMAIL + " " + SecrecyPerson.LAST_NAME + " "
                + sandbox.secretKey();
        int number = 0;
        for (String bad : List.of(
                text.substring(0, text.length() / 2),
                text.replace("\"owed\"", "\"" + personal + "\""),
                personal,
                "[\"" + personal + "\"]",
                "{\"content\":" + personal + "}",
                sealed("{\"heymarket\":\"changes\",\"format\":1,\"baseUrl\":\"" + sandbox.baseUrl()
                        + "\",\"credential\":\"" + personal + "\",\"content\":{}}"))) {
            Path file = folder.resolve("bad" + number++ + ".cursor");
            Files.writeString(file, bad);
            try (SecrecyLife life = life(CHANGES + "?cursorFile=" + file)) {
                life.start();
                life.poll();
            }
            Files.delete(file);
        }
        try (SecrecyLife one = life(CHANGES + "?cursorFile=" + good);
                SecrecyLife other = life(CHANGES + "?cursorFile=" + good)) {
            one.start();
            other.start();
        }
        try (SecrecyLife life = life(CHANGES + "?apiKey=RAW(" + sandbox.apiKey() + ")&cursorFile=" + good)) {
            life.start();
            life.poll();
        }
    }

    private static String sealed(String open) throws Exception {
        return open.substring(0, open.length() - 1) + ",\"sum\":\"" + CursorPlaceTest.Sums.of(open) + "\"}\n";
    }

    private void badOptions() {
        for (String uri : List.of(
                LIST + "?apiKey=RAW(" + SecrecyRun.WRONG_KEY + ")&apiSecretKey=RAW(" + sandbox.secretKey() + ")",
                LIST + "?apiSecretId=RAW(" + sandbox.secondSecretId() + ")",
                LIST + "?apikey=RAW(" + SecrecyRun.WRONG_KEY + ")",
                CHANGES + "?apiSecret=RAW(" + SecrecyRun.WRONG_KEY + ")",
                CHANGES + "?start=yesterday&apiKey=RAW(" + sandbox.apiKey() + ")",
                CHANGES + "?paging=page&apiKey=RAW(" + sandbox.apiKey() + ")")) {
            try (SecrecyLife life = life(uri)) {
                life.start();
            }
        }
    }

    private SecrecyLife life(String uri) {
        lives++;
        return new SecrecyLife(uri, sandbox, clock, told);
    }
}
