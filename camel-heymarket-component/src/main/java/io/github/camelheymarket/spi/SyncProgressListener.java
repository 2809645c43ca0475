package io.github.camelheymarket.spi;

/**
 * Receives the progress of a sync: at its start, once per {@code progressInterval}, and at its end. A separate thread calls
 * the listener, so a slow listener does not delay the sync. Exceptions are logged and ignored.
 */
@FunctionalInterface
public interface SyncProgressListener {

    /** @param progress the progress at the time of the call */
    void onProgress(SyncProgress progress);
}
