package io.github.camelheymarket.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class JavaProcessTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Says what it was started with, and when it is told to stop. */
    static final class Program {
        public static void main(String[] arguments) {
            System.out.println(System.getenv("GREETING") + " " + String.join(" ", arguments));
            System.out.println(JavaProcess.READY);
            StandardInput.awaitEnd();
            System.out.println("stopped");
        }
    }

    /** Never does its work. */
    static final class Broken {
        public static void main(String[] arguments) {
            System.exit(3);
        }
    }

    @Test
    void isStartedWithArgumentsAndEnvironmentAndStopsWhenItsInputEnds() throws Exception {
        JavaProcess process = start(Program.class).awaitReady(Duration.ofSeconds(30));
        assertThat(process.isAlive()).isTrue();
        process.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(lines).containsExactly("hello one two", "stopped");
    }

    @Test
    void isKilledWithoutALastWord() throws Exception {
        JavaProcess process = start(Program.class).awaitReady(Duration.ofSeconds(30));
        process.kill();

        assertThat(process.isAlive()).isFalse();
        assertThat(lines).containsExactly("hello one two");
    }

    @Test
    void saysWhenItEndedAtOnce() {
        try (JavaProcess process = start(Broken.class)) {
            assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(30)))
                    .hasMessage("The program ended during its start");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        start(Program.class).close();

        Leftovers.noThreads("output of the program");
    }

    private JavaProcess start(Class<?> main) {
        return JavaProcess.start("program", main, Map.of("GREETING", "hello"), lines::add, "one", "two");
    }
}
