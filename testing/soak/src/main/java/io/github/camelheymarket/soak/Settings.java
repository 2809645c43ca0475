package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.settings.Profile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param minutes how long the load goes on
 * @param seed of the load, the kills and the faults
 * @param requests budget of the program, and the limit of the server, in a minute
 * @param folder for the journal and the files of the program, emptied at the start
 */
record Settings(double minutes, long seed, Profile profile, int requests, Path folder) {

    static Settings of(String[] arguments) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "minutes", "60", "seed", "1", "profile", "hostile", "requests", "1500", "folder", "target/soak"));
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0 || values.put(argument.substring(0, equals), argument.substring(equals + 1)) == null) {
                throw new IllegalArgumentException(
                        "'" + argument + "' is none of minutes=, seed=, profile=, requests= and folder=");
            }
        }
        double minutes = number("minutes", values.get("minutes"));
        if (minutes <= 0) {
            throw new IllegalArgumentException("minutes=" + values.get("minutes") + " is not more than 0");
        }
        return new Settings(
                minutes,
                (long) number("seed", values.get("seed")),
                profile(values.get("profile")),
                (int) number("requests", values.get("requests")),
                Path.of(values.get("folder")).toAbsolutePath());
    }

    private static Profile profile(String name) {
        try {
            return Profile.named(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("profile=" + name + " is none of " + List.of(Profile.values()), e);
        }
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + value + " is no number, as in " + name + "=60", e);
        }
    }
}
