package io.github.camelheymarket.spi;

/** Which of the API's two versions a call uses; the constants are the values of the option {@code apiVersion}. */
public enum ApiVersion {
    /** The version that has the operation; where both have it, the form of the contact's identifier decides, else v2. */
    auto,
    /** Phone based contacts with integer ids. */
    v1,
    /** Channel based contacts with UUIDs. */
    v2
}
