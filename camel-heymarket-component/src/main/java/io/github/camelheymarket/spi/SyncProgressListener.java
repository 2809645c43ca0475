package io.github.camelheymarket.spi;

/**
 * Is told how far a sync has come: at its start, at each {@code progressInterval}, and at its end. It is called by a thread
 * of its own while the sync goes on, so it may be slow, and what it throws is logged and else forgotten.
 */
@FunctionalInterface
public interface SyncProgressListener {

    void onProgress(SyncProgress progress);
}
