package io.github.camelheymarket.changes;

/**
 * The account that a cursor was written for.
 *
 * @param credential a digest of the credential: identifies the account until a contact has shown its team
 */
public record Account(String baseUrl, String credential) {

    /** @param credential the id of an API secret, or an API key */
    public static Account of(String baseUrl, String credential) {
        return new Account(baseUrl, ContactState.digest(credential));
    }
}
