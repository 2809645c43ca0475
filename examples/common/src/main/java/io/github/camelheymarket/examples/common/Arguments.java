package io.github.camelheymarket.examples.common;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses a command line, and explains its errors. */
public final class Arguments {

    private Arguments() {}

    /** @throws InputException naming the error, and the option that may have been meant */
    public static void parse(CommandLine commandLine, String... arguments) {
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        try {
            commandLine.parseArgs(arguments);
        } catch (ParameterException e) {
            throw new InputException(explanation(e) + "\nTry --help.", e);
        }
    }

    public static String help(CommandLine commandLine) {
        return commandLine.setSeparator(" ").getUsageMessage().stripTrailing();
    }

    private static String explanation(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), e.getCommandLine());
        }
        return e.getMessage().replace("option option", "option");
    }

    private static String unmatched(String argument, CommandLine commandLine) {
        if (!argument.startsWith("-")) {
            return "Only one FILE is permitted; '" + argument + "' is a second one.";
        }
        String option = argument.replaceFirst("=.*", "");
        Set<String> options = commandLine.getCommandSpec().optionsMap().keySet();
        return "Unknown option '" + option + "'." + NearestName.suggestion(option, options);
    }
}
