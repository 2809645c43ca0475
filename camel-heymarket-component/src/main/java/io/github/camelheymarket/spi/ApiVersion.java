package io.github.camelheymarket.spi;

/** The version of the API that a call uses. The constants are the values of the option {@code apiVersion}. */
public enum ApiVersion {
    /**
     * The version that has the operation. If both have it, the identifier of the contact decides: v1 for an integer id, v2
     * for a UUID and in every other case.
     */
    auto,
    /** Version 1, which addresses contacts by integer id or phone. */
    v1,
    /** Version 2, which addresses contacts by UUID or channel. */
    v2
}
