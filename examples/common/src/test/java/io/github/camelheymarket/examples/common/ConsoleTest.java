package io.github.camelheymarket.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void writesProgressOverItselfOnATerminalAndClearsItForWhatFollows() {
        Console console = console(true);
        console.progress("1 row");
        console.progress("2 rows");
        console.say("done");

        assertThat(screen).hasToString("\r\033[K1 row\r\033[K2 rows\r\033[Kdone\n");
    }

    @Test
    void writesProgressInLinesElsewhere() {
        Console console = console(false);
        console.progress("1 row");
        console.progress("2 rows");
        console.complain("failed");

        assertThat(screen).hasToString("1 row\n2 rows\nfailed\n");
    }

    @Test
    void leavesOneBlankLineAtATime() {
        Console console = console(false);
        console.gap();
        console.gap();
        console.say("done");
        console.gap();

        assertThat(screen).hasToString("\ndone\n\n");
    }

    private Console console(boolean terminal) {
        PrintStream print = new PrintStream(screen);
        return new Console(print, print, terminal);
    }
}
