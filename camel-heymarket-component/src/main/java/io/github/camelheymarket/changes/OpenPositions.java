package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The positions of changes that wait or are in flight, in the order of delivery. */
final class OpenPositions {

    private final TreeSet<Position> positions;

    OpenPositions(Comparator<Position> order) {
        positions = new TreeSet<>(order);
    }

    void add(Position position) {
        positions.add(position);
    }

    void remove(Position position) {
        positions.remove(position);
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    /**
     * The timestamp of the first position, {@code null} if there is none.
     *
     * @param ignored a change whose position is left out; {@code null} for none
     */
    @Nullable
    Instant first(@Nullable Change ignored) {
        return positions.stream()
                .filter(position -> ignored == null || !position.equals(ignored.position()))
                .findFirst()
                .map(Position::updated)
                .orElse(null);
    }

    /** The ids of the changes before a position, at most {@code max}. */
    List<String> before(@Nullable Position position, int max) {
        return positions.headSet(position).stream().limit(max).map(Position::id).toList();
    }
}
