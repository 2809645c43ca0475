package io.github.camelheymarket.merge;

/** The ways a bulk write can go. */
public enum WriteEndpoint {
    /** v2 bulk: creates, and updates by UUID (R3.3a). */
    V2_BULK,
    /** v1 batch over existing contacts: updates by phone (R3.3b). */
    V1_UPDATE,
    /** v1 batch that skips existing contacts: creates where v1 alone may be used. */
    V1_CREATE,
    /** v2 bulk without a look before. */
    RAW_V2,
    /** v1 batch without a look before, over existing contacts. */
    RAW_V1_OVERWRITE,
    /** v1 batch without a look before, that skips existing contacts. */
    RAW_V1;

    public boolean isV2() {
        return this == V2_BULK || this == RAW_V2;
    }

    public boolean isRaw() {
        return this == RAW_V2 || this == RAW_V1_OVERWRITE || this == RAW_V1;
    }

    /** The {@code overwrite} of v1 batch. */
    public boolean overwrites() {
        return this == V1_UPDATE || this == RAW_V1_OVERWRITE;
    }
}
