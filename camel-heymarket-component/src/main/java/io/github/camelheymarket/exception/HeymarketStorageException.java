package io.github.camelheymarket.exception;

import org.jspecify.annotations.Nullable;

/**
 * A local file or folder that a job needs cannot be used: the folder of temporary files, or the ledger of a mirror. The
 * message names the path and the remedy.
 */
public class HeymarketStorageException extends HeymarketException {

    public HeymarketStorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
