package io.github.camelheymarket.changes;

import io.github.camelheymarket.paging.DatedContact;
import java.util.List;

/** Reads a lower bound of Heymarket's time, and the team of the contacts, from each page of a list. */
final class PageObserver {

    private final ServerTime serverTime;
    private final CursorKeeper keeper;

    PageObserver(ServerTime serverTime, CursorKeeper keeper) {
        this.serverTime = serverTime;
        this.keeper = keeper;
    }

    /** @throws io.github.camelheymarket.exception.HeymarketCursorException if the team is not that of the cursor */
    void observe(List<DatedContact> page, Progress progress) {
        for (DatedContact contact : page) {
            serverTime.observe(contact.updated());
            Long team = contact.team();
            if (team != null) {
                progress.change(cursor -> checkTeam(cursor, team));
            }
        }
    }

    private void checkTeam(Cursor cursor, Long team) {
        if (cursor.team == null) {
            cursor.team = team;
        } else if (!cursor.team.equals(team)) {
            throw keeper.otherTeam();
        }
    }
}
