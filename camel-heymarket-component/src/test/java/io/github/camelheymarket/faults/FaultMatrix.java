package io.github.camelheymarket.faults;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to come of each operation under each fault, in the order of {@link FaultColumn}. Well is <i>retried</i> (sent again
 * at once), <i>adopted</i> (looked for and found), <i>ok</i> (looked for and gone) and <i>resent</i> (looked for, not found, sent once more). The rest is an
 * exception without the words around it, or in capitals the outcome of the rows.
 */
final class FaultMatrix {

    /** The fault strikes once. */
    static final FaultMatrix ONCE = new FaultMatrix(1, """
            GET_V1            retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            GET_V2            retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            LOOKUP            retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            SEARCH            retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            LIST_V1           retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            LIST_V2           retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            COUNT             retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            STATUS            retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            FIELDS            retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            UPDATE_V1         retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            UPDATE_V2         retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            DELETE_V1         retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            DELETE_V2         retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            SET_STATUS        retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            CREATE_V1         retried resent  adopted adopted retried retried retried resent  resent  adopted resent  adopted     adopted     Answer
            CREATE_V2         retried resent  adopted adopted retried retried retried resent  resent  adopted resent  adopted     adopted     Answer
            BULK_SEARCH       retried retried retried retried retried retried retried retried retried retried retried FAILED      FAILED      FAILED
            BULK_CREATE       retried resent  adopted adopted retried retried retried resent  resent  adopted resent  adopted     adopted     FAILED
            BULK_UPDATE       retried resent  adopted adopted retried retried retried resent  resent  adopted resent  adopted     adopted     FAILED
            BULK_DELETE       retried retried retried retried retried retried retried retried retried retried retried retried     retried     FAILED
            BULK_DELETE_ID    retried retried retried retried retried retried retried retried retried retried retried ok          ok          FAILED
            BULK_DELETE_PHONE retried retried retried retried retried retried retried retried retried retried retried FAILED      FAILED      FAILED
            PLAIN_READ        retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            PLAIN_LIST        retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            PLAIN_WRITE       retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            PLAIN_CREATE      retried UnknownOutcome UnknownOutcome UnknownOutcome retried retried retried UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome Answer
            PLAIN_DELETE      retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            SEND              retried UnknownOutcome adopted adopted retried retried retried UnknownOutcome UnknownOutcome adopted UnknownOutcome adopted     adopted     Answer
            BULK_SEND         retried UNKNOWN adopted adopted retried retried retried UNKNOWN UNKNOWN adopted UNKNOWN adopted     adopted     FAILED
            API_READ          retried retried retried retried retried retried retried retried retried retried retried Answer      Answer      Answer
            API_WRITE         retried UnknownOutcome UnknownOutcome UnknownOutcome retried retried retried UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome Answer
            """);

    /** The fault strikes every time. */
    static final FaultMatrix ALWAYS = new FaultMatrix(1000, """
            GET_V1            Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            GET_V2            Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            LOOKUP            Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            SEARCH            Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            LIST_V1           Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            LIST_V2           Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            COUNT             Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            STATUS            Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            FIELDS            Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            UPDATE_V1         Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            UPDATE_V2         Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            DELETE_V1         Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      retried    Answer      Answer      Answer      Answer
            DELETE_V2         Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      retried    Answer      Answer      Answer      Answer
            SET_STATUS        Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            CREATE_V1         Connection UnknownOutcome adopted    adopted    RateLimit RateLimit Authentication UnknownOutcome UnknownOutcome adopted    UnknownOutcome adopted     adopted     Answer
            CREATE_V2         Connection UnknownOutcome adopted    adopted    RateLimit RateLimit Authentication UnknownOutcome UnknownOutcome adopted    UnknownOutcome adopted     adopted     Answer
            BULK_SEARCH       FAILED     FAILED      FAILED     FAILED     FAILED    FAILED    Stopped        FAILED      FAILED      FAILED     FAILED      FAILED      FAILED      FAILED
            BULK_CREATE       FAILED     UNKNOWN     adopted    adopted    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     adopted    UNKNOWN     adopted     adopted     FAILED
            BULK_UPDATE       FAILED     UNKNOWN     adopted    adopted    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     adopted    UNKNOWN     adopted     adopted     FAILED
            BULK_DELETE       FAILED     UNKNOWN     DELETED    DELETED    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     retried    UNKNOWN     DELETED     DELETED     FAILED
            BULK_DELETE_ID    FAILED     UNKNOWN     retried    retried    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     retried    UNKNOWN     ok          ok          FAILED
            BULK_DELETE_PHONE FAILED     FAILED      FAILED     FAILED     FAILED    FAILED    Stopped        FAILED      FAILED      FAILED     FAILED      FAILED      FAILED      FAILED
            PLAIN_READ        Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            PLAIN_LIST        Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            PLAIN_WRITE       Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            PLAIN_CREATE      Connection UnknownOutcome UnknownOutcome UnknownOutcome RateLimit RateLimit Authentication UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome Answer
            PLAIN_DELETE      Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      retried    Answer      Answer      Answer      Answer
            SEND              Connection UnknownOutcome adopted    adopted    RateLimit RateLimit Authentication UnknownOutcome UnknownOutcome adopted    UnknownOutcome adopted     adopted     Answer
            BULK_SEND         FAILED     UNKNOWN     adopted    adopted    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     adopted    UNKNOWN     adopted     adopted     FAILED
            API_READ          Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer      Answer      Answer
            API_WRITE         Connection UnknownOutcome UnknownOutcome UnknownOutcome RateLimit RateLimit Authentication UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome UnknownOutcome Answer
            """);

    private final int times;
    private final Map<OperationRow, List<String>> cells = new EnumMap<>(OperationRow.class);

    private FaultMatrix(int times, String table) {
        this.times = times;
        table.lines().forEach(line -> {
            List<String> words = List.of(line.trim().split("\\s+"));
            cells.put(OperationRow.valueOf(words.get(0)), words.subList(1, words.size()));
        });
    }

    int times() {
        return times;
    }

    /** The same in both profiles. */
    String cell(OperationRow row, FaultColumn column) {
        return cells.get(row).get(column.ordinal());
    }
}
