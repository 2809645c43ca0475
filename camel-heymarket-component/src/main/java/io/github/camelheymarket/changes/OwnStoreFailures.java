package io.github.camelheymarket.changes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the first failure of an {@link OwnStore}. */
final class OwnStoreFailures {

    private static final Logger LOG = LoggerFactory.getLogger(OwnStoreFailures.class);

    private final String store;
    private boolean logged;

    OwnStoreFailures(String store) {
        this.store = store;
    }

    void add(Exception failure) {
        if (!logged) {
            LOG.warn(
                    "{} cannot be used, so that after a restart the route may get changes that the application made"
                            + " itself: {}",
                    store,
                    failure.toString());
        }
        logged = true;
    }
}
