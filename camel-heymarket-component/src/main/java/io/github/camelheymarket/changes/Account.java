package io.github.camelheymarket.changes;

/**
 * Whose contacts a cursor is about.
 *
 * @param baseUrl where the account is
 * @param credential stands for the credential without telling it: what an account is known by as long as no contact has told
 *     its team
 */
public record Account(String baseUrl, String credential) {

    /** @param credential the id of an API secret, or a key */
    public static Account of(String baseUrl, String credential) {
        return new Account(baseUrl, Marks.of(credential));
    }
}
