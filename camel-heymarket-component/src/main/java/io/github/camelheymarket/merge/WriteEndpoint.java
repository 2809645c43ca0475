package io.github.camelheymarket.merge;

/** The endpoint and purpose of a write of a bulk job. */
public enum WriteEndpoint {
    /** v2 bulk after a search: creates, and updates by UUID (R3.3). */
    V2_BULK,
    /** v1 batch after a search, which overwrites existing contacts: updates by phone (R3.3). */
    V1_UPDATE,
    /** v1 batch after a search, which skips existing contacts: creates with {@code apiVersion=v1}. */
    V1_CREATE,
    /** An update of one contact by itself, on the version that its id is of: changes its phone (R3.5). */
    SINGLE_UPDATE,
    /** v2 bulk without a search. */
    RAW_V2,
    /** v1 batch without a search, which overwrites existing contacts. */
    RAW_V1_OVERWRITE,
    /** v1 batch without a search, which skips existing contacts. */
    RAW_V1;

    public boolean isV2() {
        return this == V2_BULK || this == RAW_V2;
    }

    /** Whether the write is sent without a search. */
    public boolean isRaw() {
        return this == RAW_V2 || this == RAW_V1_OVERWRITE || this == RAW_V1;
    }

    /** The parameter {@code overwrite} of v1 batch. */
    public boolean overwrites() {
        return this == V1_UPDATE || this == RAW_V1_OVERWRITE;
    }
}
