package io.github.camelheymarket.row;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once per column of texts with U+FFFD, which replaces a byte that the character set of a reader does not have. The
 * original character cannot be restored.
 */
final class LostCharacters {

    private static final Logger LOG = LoggerFactory.getLogger(RowMapper.class);
    private static final char REPLACEMENT = '\uFFFD';

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void warn(String column, String text) {
        if (text.indexOf(REPLACEMENT) >= 0 && warned.add(column)) {
            LOG.warn(
                    "Column '{}' has a text with U+FFFD, which replaces a lost character: the source was probably read "
                            + "in the wrong character set. The text is stored unchanged.",
                    LookAlikes.shown(column));
        }
    }
}
