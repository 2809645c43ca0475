package io.github.camelheymarket.examples.common;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The command line of an example: how it is read and checked, and its help. */
public abstract class ExampleOptions {

    @Option(
            names = {"--help", "-h"},
            order = Integer.MAX_VALUE,
            usageHelp = true,
            description = "This text.")
    private boolean help;

    /** Made when the options have their first values, which it takes as they are then. */
    private CommandLine commandLine;

    /**
     * Reads a command line into options.
     *
     * @throws InputException saying what is wrong, and what may have been meant
     */
    public static <O extends ExampleOptions> O parse(O options, String... arguments) {
        ((ExampleOptions) options).read(arguments);
        return options;
    }

    private void read(String... arguments) {
        Arguments.parse(commandLine(), arguments);
        if (!help) {
            check();
        }
    }

    private CommandLine commandLine() {
        if (commandLine == null) {
            commandLine = new CommandLine(this);
        }
        return commandLine;
    }

    /** Whether the help is all that is wanted. */
    public boolean isHelp() {
        return help;
    }

    public String help() {
        return Arguments.help(commandLine());
    }

    /** @throws InputException when a value is out of its bounds, or options do not go together */
    protected abstract void check();

    protected static void atLeast(int least, String option, int value) {
        if (value < least) {
            throw new InputException(option + " is " + least + " or more, not " + value + ".");
        }
    }

    /** Of invented people there are so many. */
    protected static void checkPeople(String option, int value) {
        within(1, InventedPeople.MOST, option, value);
    }

    protected static void within(int least, int most, String option, int value) {
        if (value < least || value > most) {
            throw new InputException(option + " is from " + least + " to " + most + ", not " + value + ".");
        }
    }

    /** A file that is written needs a folder that is there. */
    protected static void checkFolderOf(Path written) {
        Path folder = written.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException("There is no folder " + folder + " to write " + written.getFileName() + " to.");
        }
    }
}
