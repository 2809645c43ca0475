package io.github.camelheymarket.soak;

import java.util.List;

/**
 * One call of the component.
 *
 * @param lane that does it
 * @param number within its lane, from 0
 * @param uri of the endpoint
 * @param rows in their order; one for an operation of one contact or message
 */
record Job(Lane lane, int number, Kind kind, String uri, List<Row> rows) {

    enum Kind {
        LOAD,
        MIRROR,
        COALESCED,
        UPDATE,
        CREATE,
        MESSAGE;

        /** Whether the result has rows; else it is an exception or none. */
        boolean hasRows() {
            return this == LOAD || this == MIRROR || this == COALESCED;
        }
    }

    /**
     * @param person number; -1 if the row names nobody
     * @param value first name, or text of a message, which no other row has
     * @param json the row as it is given
     * @param optsOut whether it says that the person opted out
     */
    record Row(int person, String value, String json, boolean optsOut) {

        String phone() {
            return Workload.phone(person);
        }
    }

    String name() {
        return lane + " " + number;
    }
}
