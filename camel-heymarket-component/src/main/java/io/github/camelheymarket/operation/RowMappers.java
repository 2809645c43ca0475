package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.Cached;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.configuration.OperationConfiguration;
import io.github.camelheymarket.exception.HeymarketColumnsException;
import io.github.camelheymarket.exception.HeymarketValidationException;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Tag;
import io.github.camelheymarket.model.Texts;
import io.github.camelheymarket.row.ContactFieldIndex;
import io.github.camelheymarket.row.RejectReason;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.row.RowMapper;
import io.github.camelheymarket.row.RowRules;
import io.github.camelheymarket.row.TagIndex;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates row mappers with the options of an endpoint and, if a row needs them, the team's custom fields and tags. */
public final class RowMappers {

    private static final Logger LOG = LoggerFactory.getLogger(RowMappers.class);

    private final ApiClient client;
    private final RowRules rules;
    private final Set<String> reportedMapKeys = ConcurrentHashMap.newKeySet();
    private final Cached<RowMapper> mappers;

    public RowMappers(OperationSetup setup, ApiClient client) {
        this(rules(setup.settings()), client, InstantSource.system());
    }

    public RowMappers(RowRules rules, ApiClient client, InstantSource clock) {
        this.client = client;
        this.rules = rules;
        this.mappers = new Cached<>(this::forRun, clock);
        // Validates the options when the route starts.
        forRun();
    }

    private static RowRules rules(OperationConfiguration settings) {
        Map<String, String> renames = new LinkedHashMap<>();
        settings.getMap().forEach((column, target) -> renames.put(column, target == null ? "" : target.toString()));
        return RowRules.builder()
                .matchBy(settings.getMatchBy())
                .defaultRegion(settings.getDefaultRegion())
                .phoneCheck(settings.getPhoneCheck())
                .unknownFields(settings.getUnknownFields())
                .clearEmpty(settings.getClearEmpty())
                .columnMap(renames)
                .build();
    }

    public RowRules rules() {
        return rules;
    }

    /** A mapper for one run, which reads the custom fields and tags at most once. */
    RowMapper forRun() {
        return new RowMapper(rules, once(this::fields), once(this::tags), client.account());
    }

    /**
     * Maps one contact that needs no key.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException with the field and the remedy
     */
    Row single(Object body) {
        return map(mapper -> mapper.single(body));
    }

    /**
     * Maps one contact that is matched by its key.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException with the field and the remedy
     */
    public Row keyed(Object body) {
        return map(mapper -> mapper.map(0, body));
    }

    /**
     * The key and the opt-out of a contact that {@link #keyed} has rejected.
     *
     * @return without a key if none can be read; {@code null} if the contact is not opted out
     */
    public @Nullable Row optOut(Object body) {
        return mappers.get().optOutOf(0, body);
    }

    /**
     * The phone and email, if they can be read, and the opt-out of a contact that {@link #single} has rejected.
     *
     * @return {@code null} if the contact is not opted out
     */
    @Nullable
    Row optOutOfOne(Object body) {
        return mappers.get().optOutOfOne(body);
    }

    private Row map(Function<RowMapper, Row> mapping) {
        RowMapper before = mappers.peek();
        RowMapper used = mappers.get();
        try {
            return map(used, mapping);
        } catch (HeymarketValidationException e) {
            boolean justLoaded = used != before;
            RowMapper newer = isUnknownName(e) && !justLoaded ? mappers.newerThan(used) : used;
            if (newer == used) {
                throw e;
            }
            return map(newer, mapping);
        }
    }

    /** Whether the custom field or tag may have been created since it was read. */
    private static boolean isUnknownName(HeymarketValidationException e) {
        return e instanceof HeymarketColumnsException || e.getReason().equals(RejectReason.UNKNOWN_TAG);
    }

    private Row map(RowMapper mapper, Function<RowMapper, Row> mapping) {
        Row row = mapping.apply(mapper);
        for (String key : mapper.unmetMapKeys()) {
            if (reportedMapKeys.add(key)) {
                LOG.warn(
                        "The option map.{} matches no column so far. If it was meant to leave a column out, that column was "
                                + "stored: check the spelling.",
                        Texts.visible(key));
            }
        }
        return row;
    }

    /** Whether a column was ignored and logged because it is no field. */
    public boolean isLeftOut(String column) {
        RowMapper current = mappers.peek();
        return current != null && current.leftOut().contains(column);
    }

    private ContactFieldIndex fields() {
        return new ContactFieldIndex(customFields(client));
    }

    static List<ContactField> customFields(ApiClient client) {
        return new ApiGateway("contact-fields/list", client).contactFields().content();
    }

    private TagIndex tags() {
        return new TagIndex(tags(client));
    }

    /**
     * All tags of the team: pages are sorted by {@code updated}, newest first, and begin after the last tag of the page
     * before (C9.4).
     */
    static List<Tag> tags(ApiClient client) {
        ApiGateway gateway = new ApiGateway("tags", client);
        Set<Tag> tags = new LinkedHashSet<>();
        String before = null;
        boolean more = true;
        while (more) {
            ApiAnswer<List<Tag>> page = gateway.tags(before);
            JsonNode body = page.response().body();
            JsonNode last = body.path(body.size() - 1).path("updated");
            more = tags.addAll(page.content()) && last.isTextual();
            before = last.asText();
        }
        return new ArrayList<>(tags);
    }

    private static <T> Supplier<T> once(Supplier<T> supplier) {
        return new Supplier<>() {
            /** No {@code synchronized}, in which a virtual thread that waits for Heymarket would block its carrier. */
            private final ReentrantLock lock = new ReentrantLock();

            private @Nullable T value;

            @Override
            public T get() {
                lock.lock();
                try {
                    if (value == null) {
                        value = supplier.get();
                    }
                    return value;
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
