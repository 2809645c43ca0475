package io.github.camelheymarket.plan;

/** Which writes a bulk upsert makes. */
public enum WriteMode {
    /** Creates absent contacts, and updates those that differ. */
    UPSERT,
    /** Creates absent contacts; rows of existing contacts are SKIPPED, with their consent. */
    CREATE_ONLY,
    /** Updates contacts that differ; rows of absent contacts are SKIPPED. */
    UPDATE_ONLY,
    /** Creates absent contacts; of existing contacts only empty fields are filled. An opt-out is carried out. */
    FILL_EMPTY
}
