package io.github.camelheymarket.sandbox.store;

/**
 * A way to reach a contact.
 *
 * @param type phone, email, facebook or the name of another integration
 * @param value the number in digits, the address or the handle
 */
public record Channel(String type, String value) {
    public static final String PHONE = "phone";
    public static final String EMAIL = "email";

    @Override
    public String toString() {
        return "Channel[" + type + "]";
    }
}
