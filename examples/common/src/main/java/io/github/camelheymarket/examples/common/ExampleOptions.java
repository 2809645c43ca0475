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

    /** Created on first use, since it reads the default values of the options when it is created. */
    private CommandLine commandLine;

    /**
     * Reads a command line into options.
     *
     * @throws InputException naming the error, and the option that may have been meant
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

    /** Whether only the help is requested. */
    public boolean isHelp() {
        return help;
    }

    public String help() {
        return Arguments.help(commandLine());
    }

    /** @throws InputException if a value is out of bounds, or options contradict each other */
    protected abstract void check();

    protected static void atLeast(int min, String option, int value) {
        if (value < min) {
            throw new InputException(option + " must be at least " + min + ", not " + value + ".");
        }
    }

    /** The number of invented people is limited. */
    protected static void checkPeople(String option, int value) {
        within(1, InventedPeople.MAX, option, value);
    }

    protected static void within(int min, int max, String option, int value) {
        if (value < min || value > max) {
            throw new InputException(option + " must be from " + min + " to " + max + ", not " + value + ".");
        }
    }

    /** The folder of an output file must exist. */
    protected static void checkFolderOf(Path written) {
        Path folder = written.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException("The folder " + folder + " for " + written.getFileName() + " does not exist.");
        }
    }
}
