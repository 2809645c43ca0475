package io.github.camelheymarket.sandbox.settings;

/** A full set of switch values: each question the contract leaves open, answered in one spirit. */
public enum Profile {
    /**
     * What hurts a careless client most: no UUID and no opt-out flag in reads, updates that blank and reset, silent caps,
     * answers in the least expected of the documented shapes. The default.
     */
    HOSTILE,
    /** Everything there: full reads, updates that keep what they leave out, no caps, the documented shapes. */
    KIND;

    /** The value this profile gives to a switch. */
    public String value(Switch question) {
        return this == KIND ? question.kind() : question.hostile();
    }

    /**
     * The profile of that name, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message names both
     */
    public static Profile named(String name) {
        for (Profile profile : values()) {
            if (profile.name().equalsIgnoreCase(name.trim())) {
                return profile;
            }
        }
        throw new IllegalArgumentException("There is no profile '" + name + "'; there are hostile and kind");
    }
}
