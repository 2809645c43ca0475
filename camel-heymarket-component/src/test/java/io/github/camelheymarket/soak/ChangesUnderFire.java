package io.github.camelheymarket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.fault.Fault;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A route from contacts/changes that is killed and started again, while another program writes and Heymarket fails now and
 * then. In the end every final state was delivered, nothing before it happened, no tombstone for somebody who lives, and
 * no more repeats than were under way at the kills.
 */
final class ChangesUnderFire {

    private static final int MAX_IN_FLIGHT = 20;
    private static final long PATIENCE_MILLIS = 20 * 60_000L;

    private final HeymarketSandbox sandbox;
    private final Path deliveries;
    private final List<String> options;
    private final ChangingAccount account;
    private final Random random;
    private final List<Delivery> delivered = new ArrayList<>();
    private long position;
    private long polls;
    private ChangesProcess process;

    ChangesUnderFire(HeymarketSandbox sandbox, Path folder, int pageSize, long seed) {
        this.sandbox = sandbox;
        this.deliveries = folder.resolve("deliveries");
        this.random = new Random(seed);
        this.account = new ChangingAccount(sandbox.baseUrl(), sandbox.apiKey(), seed);
        this.options = List.of(
                "start=fromBeginning",
                "cursorFile=" + folder.resolve("cursor"),
                "detectDeletes=true",
                "initialDelay=0",
                "delay=20",
                "maxInFlight=" + MAX_IN_FLIGHT,
                "pageSize=" + pageSize);
    }

    void run(int writes, int polls, int kills) throws Exception {
        List<SandboxContact> before = sandbox.contacts();
        for (SandboxContact contact : before) {
            account.found(contact.id(), contact.phone(), contact.first());
        }
        addFaults();
        process = start();
        try {
            awaitDeliveries(before.size() / 2);
            // The first one in the middle of the first load.
            process.kill();
            process = start();
            int written = 0;
            int killed = 1;
            while (written < writes || killed < kills || polls() < polls) {
                if (written < writes) {
                    account.doSomething();
                    written++;
                }
                if (killed < kills && written >= killed * (writes / kills)) {
                    process.kill();
                    killed++;
                    process = start();
                }
                // Spreads the writes over the polls.
                while (written * (long) polls > (polls() + 1) * (long) writes && process.isAlive()) {
                    Thread.sleep(5);
                }
                assertThat(process.isAlive())
                        .as("the route's process; see its log")
                        .isTrue();
            }
            awaitEnd();
        } finally {
            process.stop();
        }
        judge(kills);
    }

    private ChangesProcess start() throws IOException {
        return new ChangesProcess(sandbox.baseUrl(), sandbox.apiKey(), deliveries, options);
    }

    /** What the route asks for, and not what the other program writes. */
    private void addFaults() {
        sandbox.faults().add(Fault.status(500).when(now(50)).always());
        sandbox.faults().add(Fault.status(429).when(now(100)).always());
        sandbox.faults().add(Fault.truncated().when(now(100)).always());
        sandbox.faults().add(Fault.resetBeforeApply().when(now(100)).always());
    }

    private BiPredicate<String, String> now(int one) {
        return (method, path) -> (path.contains("/contacts") || method.equals("GET")) && synchronizedNextInt(one) == 0;
    }

    private synchronized int synchronizedNextInt(int bound) {
        return random.nextInt(bound);
    }

    private long polls() throws IOException {
        read();
        return polls;
    }

    /** Takes in what was written down since the last look. */
    private void read() throws IOException {
        if (!Files.exists(deliveries)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(deliveries.toFile(), "r")) {
            byte[] more = new byte[(int) (file.length() - position)];
            file.seek(position);
            file.readFully(more);
            String text = new String(more, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            position += end;
            for (String line : text.substring(0, end).lines().toList()) {
                if (line.equals(ChangesProcess.POLL)) {
                    polls++;
                } else {
                    delivered.add(Delivery.of(line));
                }
            }
        }
    }

    private void awaitDeliveries(int count) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (delivered().size() < count && System.currentTimeMillis() < end) {
            Thread.sleep(20);
        }
    }

    /** Until all changes are delivered; what is missing then is judged. */
    private void awaitEnd() throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!missing().isEmpty() && System.currentTimeMillis() < end && process.isAlive()) {
            Thread.sleep(100);
        }
        // What should not come has the time to come.
        long enough = polls() + 5;
        while (polls() < enough && System.currentTimeMillis() < end) {
            Thread.sleep(20);
        }
    }

    private record Delivery(boolean deleted, long id, String rev, String first, long at) {
        static Delivery of(String line) {
            String[] parts = line.split(" ");
            return new Delivery(
                    parts[0].equals("deleted"), Long.parseLong(parts[1]), parts[2], parts[3], Long.parseLong(parts[4]));
        }
    }

    private List<Delivery> delivered() throws IOException {
        read();
        return delivered;
    }

    /** The final states that were not delivered. */
    private Set<String> missing() throws IOException {
        Map<Long, Set<String>> states = new HashMap<>();
        Set<Long> buried = new HashSet<>();
        for (Delivery each : delivered()) {
            if (each.deleted) {
                buried.add(each.id);
            } else {
                states.computeIfAbsent(each.id, id -> new HashSet<>()).add(each.first);
            }
        }
        Set<String> missing = new HashSet<>();
        account.lives().forEach((id, life) -> {
            Set<String> told = states.getOrDefault(id, Set.of());
            if (life.deleted == 0 && !told.contains(life.last)) {
                missing.add(id + " as " + life.last);
            } else if (life.deleted > 0 && !told.isEmpty() && !buried.contains(id)) {
                missing.add(id + " deleted");
            }
        });
        return missing;
    }

    private void judge(int kills) throws IOException {
        assertThat(missing()).as("final states that were not delivered").isEmpty();
        Map<String, Integer> times = new HashMap<>();
        for (Delivery each : delivered()) {
            ChangingAccount.Life life = account.lives().get(each.id);
            assertThat(life).as("somebody known: " + each).isNotNull();
            if (each.deleted) {
                assertThat(life.deleted)
                        .as("is really gone: " + each)
                        .isPositive()
                        .isLessThanOrEqualTo(each.at);
            } else {
                assertThat(life.states).as("was really written: " + each).containsKey(each.first);
                assertThat(life.states.get(each.first)).as("before: " + each).isLessThanOrEqualTo(each.at);
            }
            times.merge(each.deleted + " " + each.id + " " + each.rev, 1, Integer::sum);
        }
        int repeats = times.values().stream().mapToInt(count -> count - 1).sum();
        System.out.printf(
                "changes: %d contacts, %d deliveries, %d polls, %d kills: %d repeats%n",
                account.lives().size(), delivered().size(), polls(), kills, repeats);
        assertThat(repeats).as("repeats").isLessThanOrEqualTo(kills * MAX_IN_FLIGHT);
    }
}
