package io.github.camelheymarket.sandbox.settings;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * A value for every switch. Immutable: each change gives a new object. As properties: {@code profile} (hostile or kind, default
 * hostile) gives the start values, and each other key is a switch name.
 */
public final class SandboxSettings {
    private static final String PROFILE = "profile";

    private final Map<Switch, String> values;

    private SandboxSettings(Map<Switch, String> values) {
        this.values = values;
    }

    /** The values of a profile. */
    public static SandboxSettings of(Profile profile) {
        Map<Switch, String> values = new EnumMap<>(Switch.class);
        for (Switch question : Switch.values()) {
            values.put(question, question.check(profile.value(question)));
        }
        return new SandboxSettings(values);
    }

    /**
     * Reads a profile file.
     *
     * @throws IllegalArgumentException for an unknown profile, switch or value; the message names the known ones
     */
    public static SandboxSettings load(Properties properties) {
        SandboxSettings settings = of(Profile.named(properties.getProperty(PROFILE, Profile.HOSTILE.name())));
        for (String name : properties.stringPropertyNames()) {
            if (!name.equals(PROFILE)) {
                settings = settings.with(Switch.named(name), properties.getProperty(name));
            }
        }
        return settings;
    }

    /** All values, in a form that {@link #load} reads back to equal settings. */
    public Properties toProperties() {
        Properties properties = new Properties();
        values.forEach((question, value) -> properties.setProperty(question.name(), value));
        return properties;
    }

    /**
     * These settings with one value changed.
     *
     * @throws IllegalArgumentException if the switch has no such value
     */
    public SandboxSettings with(Switch question, String value) {
        Map<Switch, String> copy = new EnumMap<>(values);
        copy.put(question, question.check(value));
        return new SandboxSettings(copy);
    }

    /** The value of a switch. */
    public String get(Switch question) {
        return values.get(question);
    }

    /** Whether a switch has one of these values, which must be values it knows. */
    public boolean is(Switch question, String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(value -> question.check(value).equals(values.get(question)));
    }

    /** Whether a yes/no switch says yes. */
    public boolean yes(Switch question) {
        return is(question, "YES");
    }

    /** The number of a number switch; 0 means no limit. */
    public int number(Switch question) {
        return Integer.parseInt(values.get(question));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SandboxSettings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
