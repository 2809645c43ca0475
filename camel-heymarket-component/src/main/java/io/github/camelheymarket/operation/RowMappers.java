package io.github.camelheymarket.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.api.ApiAnswer;
import io.github.camelheymarket.api.ApiGateway;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what reads rows: with the options of the endpoint, and with the team's custom fields and tags when needed. */
public final class RowMappers {

    private static final Logger LOG = LoggerFactory.getLogger(RowMappers.class);

    /** How long single operations go by the custom fields and tags they know. */
    static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    /** A name that is not known asks anew at once, but not again in this time: else each such message would cost calls. */
    static final Duration MISS_REMEMBERED_FOR = Duration.ofSeconds(30);

    private final ApiClient client;
    private final RowRules rules;
    private final InstantSource clock;
    private final Set<String> unmetTold = ConcurrentHashMap.newKeySet();
    private Known known;
    private Instant askedForMiss = Instant.MIN;

    public RowMappers(OperationSetup setup, ApiClient client) {
        this(rules(setup.settings()), client, InstantSource.system());
    }

    public RowMappers(RowRules rules, ApiClient client, InstantSource clock) {
        this.client = client;
        this.rules = rules;
        this.clock = clock;
        // A region that is none shows now, while the route starts.
        forRun();
    }

    /** What reads rows, and since when it has known what it knows. */
    private record Known(RowMapper mapper, Instant since) {}

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

    /** For one run: custom fields and tags are asked for at most once. */
    RowMapper forRun() {
        return new RowMapper(rules, once(this::fields), once(this::tags), client.account());
    }

    /**
     * Reads one contact that needs no key.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException naming the field and the remedy
     */
    Row single(Object body) {
        return read(mapper -> mapper.single(body));
    }

    /**
     * Reads one contact that is matched by its key.
     *
     * @throws io.github.camelheymarket.exception.HeymarketValidationException naming the field and the remedy
     */
    public Row keyed(Object body) {
        return read(mapper -> mapper.map(0, body));
    }

    /**
     * What is left of a contact that {@link #keyed} does not accept, where it opts its person out.
     *
     * @return without a key where none can be read; {@code null} where it opts nobody out
     */
    public Row optOut(Object body) {
        return known().mapper().optOut(0, body);
    }

    /**
     * What is left of one contact that {@link #single} does not accept, where it opts its person out: phone and e-mail, as far as
     * they can be read, and the opt-out.
     *
     * @return {@code null} where it opts nobody out
     */
    Row optOutOfOne(Object body) {
        return known().mapper().optOutOfOne(body);
    }

    private Row read(Function<RowMapper, Row> reading) {
        Known before = latest();
        Known used = known();
        try {
            return told(used.mapper(), reading);
        } catch (HeymarketValidationException e) {
            boolean isFresh = used != before;
            Known newer = isMiss(e) && !isFresh ? afterMiss(used) : used;
            if (newer == used) {
                throw e;
            }
            return told(newer.mapper(), reading);
        }
    }

    private synchronized Known latest() {
        return known;
    }

    /** The field or tag may have been made since. */
    private static boolean isMiss(HeymarketValidationException e) {
        return e instanceof HeymarketColumnsException || e.getReason().equals(RejectReason.UNKNOWN_TAG);
    }

    private synchronized Known known() {
        if (known == null || isPast(known.since(), KNOWN_FOR)) {
            known = new Known(forRun(), clock.instant());
        }
        return known;
    }

    /** @return what is known now; the same as was used where that has to do for a while */
    private synchronized Known afterMiss(Known used) {
        if (known == used && isPast(askedForMiss, MISS_REMEMBERED_FOR)) {
            askedForMiss = clock.instant();
            known = new Known(forRun(), askedForMiss);
        }
        return known;
    }

    private boolean isPast(Instant since, Duration time) {
        return since.equals(Instant.MIN)
                || Duration.between(since, clock.instant()).compareTo(time) >= 0;
    }

    private Row told(RowMapper mapper, Function<RowMapper, Row> reading) {
        Row row = reading.apply(mapper);
        for (String key : mapper.unmetMapKeys()) {
            if (unmetTold.add(key)) {
                LOG.warn(
                        "The option map.{} matches no column so far. If it was meant to leave a column out, that column was "
                                + "stored: check the spelling.",
                        Texts.visible(key));
            }
        }
        return row;
    }

    /** Whether a column was left out because it is no field, which has been logged. */
    public synchronized boolean isLeftOut(String column) {
        return known != null && known.mapper().leftOut().contains(column);
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

    /** All tags of the team, page by page: the newest first, each page from where the last one ended (C9.4). */
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
            private T value;

            @Override
            public synchronized T get() {
                if (value == null) {
                    value = supplier.get();
                }
                return value;
            }
        };
    }
}
