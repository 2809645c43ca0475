package io.github.camelheymarket.cluster;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bucket of a credential.
 *
 * @param wanted the configuration with which this node creates the bucket again if the server has lost it
 */
record SharedBucket(Bucket bucket, AtomicReference<BucketConfiguration> wanted) {

    /** The nodes have one bucket, so what was set last applies to all. */
    void replace(BucketConfiguration configuration) {
        wanted.set(configuration);
        bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
    }
}
