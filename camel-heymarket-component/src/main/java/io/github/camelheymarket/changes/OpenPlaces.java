package io.github.camelheymarket.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** The places of changes that wait or are under way, in the order in which they are delivered. */
final class OpenPlaces implements Marks.Open {

    private final TreeSet<Place> places;

    OpenPlaces(Comparator<Place> order) {
        places = new TreeSet<>(order);
    }

    void add(Place place) {
        places.add(place);
    }

    void remove(Place place) {
        places.remove(place);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The instant of the first one. @param without is passed over; {@code null} for none */
    Instant first(Change without) {
        Iterator<Place> first = places.iterator();
        while (first.hasNext()) {
            Place place = first.next();
            if (without == null || !place.equals(without.place())) {
                return place.updated();
            }
        }
        return null;
    }

    @Override
    public List<String> before(Place place, int most) {
        List<String> ids = new ArrayList<>();
        for (Place open : places.headSet(place)) {
            if (ids.size() >= most) {
                break;
            }
            ids.add(open.id());
        }
        return ids;
    }
}
