package io.github.camelheymarket.changes;

import io.github.camelheymarket.paging.DatedContact;
import java.util.List;

/** Reads from each page of a list what time Heymarket has at least, and which team the contacts belong to. */
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
            String team = contact.contact().get("team_id") == null
                    ? null
                    : contact.contact().get("team_id").asText();
            if (team != null && team.matches("\\d{1,18}")) {
                progress.change(cursor -> checkTeam(cursor, Long.valueOf(team)));
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
