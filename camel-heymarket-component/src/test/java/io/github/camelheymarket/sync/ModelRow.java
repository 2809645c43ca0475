package io.github.camelheymarket.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One row of a made-up source: its cells as they are sent, and what they mean. */
final class ModelRow {

    /** What goes into the component. */
    final Map<String, Object> cells = new LinkedHashMap<>();
    /** {@code null} for a row that must be rejected. */
    String phone;
    /** Of a rejected row whose phone is good. */
    String spoiled;

    final Map<String, String> texts = new LinkedHashMap<>();
    final Map<String, String> custom = new LinkedHashMap<>();
    /** {@code null} where the row says nothing of tags. */
    Set<Long> tags;
    /** 0 where the row says nothing, -1 to clear. */
    long owner;

    Boolean out;

    /** Whom the row opts out, rejected or not; {@code null} for nobody. */
    String optsOut() {
        return Boolean.TRUE.equals(out) ? phone == null ? spoiled : phone : null;
    }

    /** A later row of the same person over this one. */
    ModelRow with(ModelRow later) {
        ModelRow both = new ModelRow();
        both.phone = phone;
        both.texts.putAll(texts);
        later.texts.forEach((member, value) -> both.texts.merge(member, value, ModelRow::later));
        both.custom.putAll(custom);
        later.custom.forEach((title, value) -> both.custom.merge(title, value, ModelRow::later));
        both.tags = tags == null && later.tags == null ? null : new TreeSet<>();
        if (tags != null) {
            both.tags.addAll(tags);
        }
        if (later.tags != null) {
            both.tags.addAll(later.tags);
        }
        both.owner = later.owner > 0 || owner == 0 ? later.owner : owner;
        both.out = Boolean.TRUE.equals(out) || later.out == null ? out : later.out;
        return both;
    }

    private static String later(String before, String after) {
        return after.isEmpty() ? before : after;
    }
}
