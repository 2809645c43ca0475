package io.github.camelheymarket.row;

import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.Tag;
import java.util.List;
import java.util.Set;

/** The tags of the team by label: exactly, else ignoring case, blanks, {@code _} and {@code -}. */
public final class TagIndex {

    private static final int MAX_SHOWN = 40;
    private static final int MAX_DIGITS_SHOWN = 4;

    private final Names<Long> byLabel = new Names<>();

    /** @param tags those without an id or a label are left out */
    public TagIndex(List<Tag> tags) {
        for (Tag tag : tags) {
            if (tag.id() != null && tag.label() != null && !tag.label().isBlank()) {
                byLabel.add(tag.label(), tag.id());
            }
        }
    }

    /**
     * The id of the one tag with this label.
     *
     * @param column names the column in an error
     * @throws HeymarketValidationException {@code UNKNOWN_TAG} or {@code AMBIGUOUS_TAG}
     */
    public long id(String column, String label) {
        Set<Long> found = byLabel.find(label);
        if (found.size() == 1) {
            return found.iterator().next();
        }
        if (found.isEmpty()) {
            String near = Names.nearest(label, byLabel.names())
                    .map(name -> " (did you mean '" + name + "'?)")
                    .orElse("");
            throw new HeymarketValidationException(
                    RejectReason.UNKNOWN_TAG,
                    column,
                    shown(label) + " in '" + column + "' is not a tag of the team" + near
                            + ": create it in Heymarket first, or use tag ids",
                    label);
        }
        throw new HeymarketValidationException(
                RejectReason.AMBIGUOUS_TAG,
                column,
                shown(label) + " in '" + column + "' matches several tags, " + found + ": use the tag's id",
                label);
    }

    /** The label, unless it looks like personal data in the wrong column. */
    private static String shown(String label) {
        long digits = label.chars().filter(Character::isDigit).count();
        return label.length() > MAX_SHOWN || digits > MAX_DIGITS_SHOWN || label.indexOf('@') >= 0
                ? "a label"
                : "the label '" + label + "'";
    }
}
