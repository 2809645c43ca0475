package io.github.camelheymarket.faults;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to come of each operation under each fault, in the order of {@link FaultColumn}. Well is <i>retried</i> (sent again
 * at once), <i>adopted</i> (looked for and found) and <i>resent</i> (looked for, not found, sent once more). The rest is an
 * exception without the words around it, or in capitals the outcome of the rows.
 */
final class FaultMatrix {

    /** The fault strikes once. */
    static final FaultMatrix ONCE = new FaultMatrix(1, """
            GET         retried retried retried retried retried retried retried retried retried retried retried Answer
            LIST        retried retried retried retried retried retried retried retried retried retried retried Answer
            UPDATE_V1   retried retried retried retried retried retried retried retried retried retried retried Answer
            UPDATE_V2   retried retried retried retried retried retried retried retried retried retried retried Answer
            DELETE_V1   retried retried retried retried retried retried retried retried retried retried retried Answer
            DELETE_V2   retried retried retried retried retried retried retried retried retried retried retried Answer
            SET_STATUS  retried retried retried retried retried retried retried retried retried retried retried Answer
            CREATE_V1   retried resent  adopted adopted retried retried retried resent  resent  adopted resent  Answer
            CREATE_V2   retried resent  adopted adopted retried retried retried resent  resent  adopted resent  Answer
            BULK_SEARCH retried retried retried retried retried retried retried retried retried retried retried FAILED
            BULK_CREATE retried resent  adopted adopted retried retried retried resent  resent  adopted resent  FAILED
            BULK_UPDATE retried resent  adopted adopted retried retried retried resent  resent  adopted resent  FAILED
            BULK_DELETE retried retried retried retried retried retried retried retried retried retried retried FAILED
            """);

    /** The fault strikes every time. */
    static final FaultMatrix ALWAYS = new FaultMatrix(1000, """
            GET         Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer
            LIST        Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer
            UPDATE_V1   Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer
            UPDATE_V2   Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer
            DELETE_V1   Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      retried    Answer      Answer
            DELETE_V2   Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      retried    Answer      Answer
            SET_STATUS  Connection Connection  Connection Connection RateLimit RateLimit Authentication Server      Server      Connection Answer      Answer
            CREATE_V1   Connection UnknownFate adopted    adopted    RateLimit RateLimit Authentication UnknownFate UnknownFate adopted    UnknownFate Answer
            CREATE_V2   Connection UnknownFate adopted    adopted    RateLimit RateLimit Authentication UnknownFate UnknownFate adopted    UnknownFate Answer
            BULK_SEARCH FAILED     FAILED      FAILED     FAILED     FAILED    FAILED    Stopped        FAILED      FAILED      FAILED     FAILED      FAILED
            BULK_CREATE FAILED     UNKNOWN     adopted    adopted    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     adopted    UNKNOWN     FAILED
            BULK_UPDATE FAILED     UNKNOWN     adopted    adopted    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     adopted    UNKNOWN     FAILED
            BULK_DELETE FAILED     UNKNOWN     UNKNOWN    UNKNOWN    FAILED    FAILED    Stopped        UNKNOWN     UNKNOWN     UNKNOWN    UNKNOWN     FAILED
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
