package io.github.camelheymarket.exception;

/**
 * A walk over all contacts cannot reach some of them: more contacts than a page holds were updated at one instant and the
 * list has no way past them, or the list does not end (R7.3). What could be reached was delivered before.
 */
public class HeymarketIncompleteListException extends HeymarketException {

    private final String instant;

    public HeymarketIncompleteListException(String message, String instant) {
        super(message);
        this.instant = instant;
    }

    /** The {@code updated} value the walk could not pass, as Heymarket spells it; {@code null} where there is none. */
    public String getInstant() {
        return instant;
    }
}
