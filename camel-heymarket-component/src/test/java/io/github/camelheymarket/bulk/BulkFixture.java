package io.github.camelheymarket.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.TestContext;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.ClientRegistry;
import io.github.camelheymarket.client.ClientSettings;
import io.github.camelheymarket.client.Credentials;
import io.github.camelheymarket.job.JobContext;
import io.github.camelheymarket.lock.KeyLocks;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.plan.BulkSettings;
import io.github.camelheymarket.row.MatchBy;
import io.github.camelheymarket.row.Row;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.http.RecordedRequest;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.spi.Sleeper;
import io.github.camelheymarket.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A sandbox, a real client that talks to it over HTTP, and short words for rows and runs. */
public final class BulkFixture implements AutoCloseable {

    static final String PHONE = "12025550143";
    private static final ObjectMapper JSON = new ObjectMapper();

    public final HeymarketSandbox sandbox;
    final KeyLocks locks = new KeyLocks(TimeSource.SYSTEM);
    final List<Duration> slept = new ArrayList<>();
    /** What has passed by the clock that those sleep by. */
    volatile Duration passed = Duration.ZERO;
    /** Done in place of sleeping. */
    Runnable whileAsleep = () -> {};

    BulkSettings settings = new BulkSettingsBuilder().build();

    private final TestContext context = new TestContext();
    private final ClientRegistry.Lease lease;

    public BulkFixture(Profile profile) {
        sandbox = HeymarketSandbox.builder().profile(profile).start();
        context.start();
        lease = ClientRegistry.of(context)
                .lease(
                        new ClientSettings(
                                URI.create(sandbox.baseUrl()),
                                new Credentials.ApiKey(sandbox.apiKey()),
                                new ClientSettings.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                                new ClientSettings.Retries(1, Duration.ofMillis(5)),
                                new ClientSettings.Budget(0, Duration.ofSeconds(5))),
                        "http",
                        null);
    }

    public ApiClient client() {
        return lease.client();
    }

    public void settings(UnaryOperator<BulkSettingsBuilder> change) {
        settings = change.apply(new BulkSettingsBuilder()).build();
    }

    BulkUpsert upsert() {
        return new BulkUpsert(context(client()), this::map, settings);
    }

    JobContext context(ApiClient made) {
        return new JobContext(made, locks, "a bulk job", new VirtualSleeper());
    }

    private final class VirtualSleeper implements Sleeper {
        @Override
        public void sleep(Duration duration) {
            slept.add(duration);
            passed = passed.plus(duration);
            whileAsleep.run();
        }

        @Override
        public long nanoTime() {
            return passed.toNanos();
        }
    }

    BulkResult run(Object... rows) {
        return run(Arrays.asList(rows));
    }

    BulkResult run(List<?> rows) {
        return upsert().run(rows.iterator());
    }

    /** A row with its members by wire name; {@code is_opted_out} is what the row says of consent. */
    static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    static List<Map<String, Object>> rows(int count) {
        return rows(0, count);
    }

    static List<Map<String, Object>> rows(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> row("phone", phone(i), "first", "First" + i, "last", "Last" + i))
                .toList();
    }

    /** Fictional numbers, one for each place. */
    static String phone(int place) {
        int area = place / 100;
        // No area code has a 9 in the middle, and none ends in 11.
        return String.format(Locale.ROOT, "1%d%d%d55501%02d", 2 + area / 72, area % 72 / 8, 2 + area % 8, place % 100);
    }

    static List<Map<String, Integer>> tags(Long... ids) {
        return Arrays.stream(ids).map(id -> Map.of("tag_id", id.intValue())).toList();
    }

    Row map(long index, Object source) {
        return map(index, source, settings);
    }

    static Row map(long index, Object source, BulkSettings settings) {
        ObjectNode fields = JSON.valueToTree(source);
        JsonNode optedOut = fields.remove("is_opted_out");
        MatchBy matchBy = fields.has("contact_id")
                ? MatchBy.CONTACT_ID
                : settings.matchBy().contains(MatchBy.PHONE) && fields.has("phone") ? MatchBy.PHONE : MatchBy.EMAIL;
        if (matchBy == MatchBy.EMAIL) {
            fields.put("email", fields.get("email").asText().trim().toLowerCase(Locale.ROOT));
        }
        return new Row(index, source, matchBy, fields, optedOut == null ? null : optedOut.asBoolean(), Set.of());
    }

    SandboxContact stored(String phone) {
        return sandbox.findByPhone(phone).orElseThrow();
    }

    /** Requests that changed something, or tried to. */
    public List<RecordedRequest> writes() {
        return sandbox.requests().stream()
                .filter(r -> !r.path().equals("/v2/contacts/search"))
                .filter(r -> !r.path().equals("/v1/contact/status"))
                .filter(r -> !r.method().equals("GET"))
                .toList();
    }

    public List<RecordedRequest> requests(String method, String path) {
        return sandbox.requests(method, path).stream()
                .filter(r -> r.path().equals(path))
                .toList();
    }

    int searches() {
        return requests("POST", "/v2/contacts/search").size();
    }

    public int statusCalls() {
        return requests("POST", "/v1/contact/status").size();
    }

    int singleReads() {
        return sandbox.requests("GET", "/").size();
    }

    static List<Outcome> outcomes(BulkResult result) {
        return results(result).stream().map(RowResult::outcome).toList();
    }

    static List<RowResult> results(BulkResult result) {
        List<RowResult> rows = new ArrayList<>();
        result.rows().forEachRemaining(rows::add);
        return rows;
    }

    @Override
    public void close() {
        lease.close();
        context.stop();
        sandbox.close();
    }
}
