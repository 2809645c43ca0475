package io.github.camelheymarket.sync;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A contact, as simply as can be; text members are never {@code null}. */
final class ModelPerson {

    final Map<String, String> texts = new TreeMap<>();
    final Map<String, String> custom = new TreeMap<>();
    final Set<Long> tags = new TreeSet<>();
    long owner;
    boolean outByTeam;
    boolean outByPerson;
    boolean blocked;

    String text(String member) {
        return texts.getOrDefault(member, "");
    }

    void text(String member, String value) {
        if (value.isEmpty()) {
            texts.remove(member);
        } else {
            texts.put(member, value);
        }
    }

    String joinedName() {
        return (text("first") + " " + text("last")).trim();
    }

    boolean isOut() {
        return outByTeam || outByPerson;
    }

    ModelPerson copy() {
        ModelPerson copy = new ModelPerson();
        copy.texts.putAll(texts);
        copy.custom.putAll(custom);
        copy.tags.addAll(tags);
        copy.owner = owner;
        copy.outByTeam = outByTeam;
        copy.outByPerson = outByPerson;
        copy.blocked = blocked;
        return copy;
    }

    /** For comparing and for messages. */
    @Override
    public String toString() {
        return texts + " " + custom + " " + tags + " owner " + owner + " out " + outByTeam + "/" + outByPerson
                + " blocked " + blocked;
    }
}
