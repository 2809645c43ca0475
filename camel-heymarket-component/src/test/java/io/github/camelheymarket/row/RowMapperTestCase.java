package io.github.camelheymarket.row;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Json;
import io.github.camelheymarket.model.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A mapper of rows with the custom field, tags and users of a made-up team. */
abstract class RowMapperTestCase {

    static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";

    final AtomicInteger tagsAsked = new AtomicInteger();

    RowMapper mapper(RowRules rules) {
        ContactFieldIndex fields = new ContactFieldIndex(
                List.of(new ContactField(81, "Party"), new ContactField(82, "Since"), new ContactField(83, "Score")));
        TagIndex tags = new TagIndex(
                List.of(new Tag(9L, "VIP"), new Tag(10L, "new lead"), new Tag(11L, "dup"), new Tag(12L, "Dup")));
        Supplier<TagIndex> counted = () -> {
            tagsAsked.incrementAndGet();
            return tags;
        };
        return new RowMapper(rules, () -> fields, counted, null);
    }

    Row row(RowRules rules, Object source) {
        return mapper(rules).map(7, source);
    }

    Row row(Object... namesAndValues) {
        return row(RowRules.builder().build(), map(namesAndValues));
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phone", "12025550143");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    HeymarketValidationException refusal(RowRules rules, Object source) {
        return catchThrowableOfType(HeymarketValidationException.class, () -> row(rules, source));
    }

    HeymarketValidationException refusal(Object... namesAndValues) {
        return refusal(RowRules.builder().build(), map(namesAndValues));
    }

    static JsonNode json(String text) throws Exception {
        return Json.mapper().readTree(text);
    }
}
