package io.github.camelheymarket.plan;

/** Which writes a bulk upsert makes. */
public enum WriteMode {
    /** Who is absent is created, who differs is updated. */
    UPSERT,
    /** Who is absent is created; who is there is SKIPPED, consent included. */
    CREATE_ONLY,
    /** Who differs is updated; who is absent is SKIPPED. */
    UPDATE_ONLY,
    /** Who is absent is created; of who is there only fields that hold nothing are filled. An opt-out is carried out. */
    FILL_EMPTY
}
