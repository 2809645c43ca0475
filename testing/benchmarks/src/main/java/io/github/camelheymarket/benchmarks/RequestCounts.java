package io.github.camelheymarket.benchmarks;

import io.github.camelheymarket.HeymarketComponent;
import io.github.camelheymarket.HeymarketConfiguration;
import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.settings.Switch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The requests of everyday jobs, against the sandbox: an exact count, the same on each machine. */
final class RequestCounts implements Benchmarks.Section {

    private static final int ROWS = 1_000;
    private static final int CHANGED = 50;
    private static final int SOME = 20;
    private static final double MAX_RATIO = 1.1;

    /**
     * @param least the fewest requests with which the job is possible (R8.6)
     * @param single the requests if each row is searched and written by itself
     */
    private record Job(String name, int least, int single, Work work) {}

    private interface Work {
        void run(ProducerTemplate camel) throws Exception;
    }

    @Override
    public void measure(Benchmarks.Options options, Report report) throws Exception {
        Map<String, Long> kind = count(Profile.KIND);
        Map<String, Long> hostile = count(Profile.HOSTILE);
        report.heading("Requests");
        report.text(
                "Counted against the sandbox, in this order and with one client. The fewest possible are those of rule R8.6; "
                        + "one more proves once for the client that searches are complete. `kind` answers with everything that the "
                        + "component can use, `hostile` with as little as the documentation allows.");
        report.table("Job", "the fewest", "row by row", "`kind`", "`hostile`");
        long least = 0;
        long sent = 0;
        for (Job job : jobs()) {
            report.row(job.name, job.least, job.single, kind.get(job.name), hostile.get(job.name));
            least += job.least;
            sent += kind.get(job.name);
        }
        report.atMost(
                "requests of these jobs in the profile kind, of the fewest", MAX_RATIO, sent / (double) least, null);
    }

    private static List<Job> jobs() {
        int chunks = ROWS / 100;
        List<Contact> listed = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Job("create one contact", 2, 2, camel -> send(camel, "contacts/create", contact(ROWS))));
        jobs.add(new Job("look one up by phone", 1, 1, camel -> send(camel, "contacts/lookup", phone(ROWS))));
        jobs.add(new Job(
                "first load of 1,000 rows",
                2 * chunks,
                2 * ROWS,
                camel -> send(camel, "contacts/bulk-upsert", rows(0))));
        jobs.add(new Job("the same load again", chunks, ROWS, camel -> send(camel, "contacts/bulk-upsert", rows(0))));
        jobs.add(new Job(
                "a load with 50 changed rows",
                chunks + 1,
                ROWS + CHANGED,
                camel -> send(camel, "contacts/bulk-upsert", rows(CHANGED))));
        jobs.add(new Job("search 1,000 phones", chunks, ROWS, camel -> send(camel, "contacts/search", phones())));
        jobs.add(new Job("export, pages of 100", chunks + 3, chunks + 2, camel -> {
            listed.clear();
            for (Object each : (List<?>) send(camel, "list", null)) {
                listed.add((Contact) each);
            }
        }));
        jobs.add(new Job("read 20 contacts", SOME, SOME, camel -> {
            for (Contact each : listed.subList(0, SOME)) {
                send(camel, "contacts/get", each);
            }
        }));
        jobs.add(new Job("20 opt-outs", SOME, SOME, camel -> {
            for (int i = 0; i < SOME; i++) {
                send(camel, "contacts/set-status?status=unsubscribed", phone(i));
            }
        }));
        jobs.add(new Job(
                "delete 100 listed contacts",
                1,
                100,
                camel -> send(
                        camel, "contacts/bulk-delete?keepOptedOut=false", new ArrayList<>(listed.subList(0, 100)))));
        return jobs;
    }

    private static Map<String, Long> count(Profile profile) throws Exception {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (HeymarketSandbox sandbox =
                        HeymarketSandbox.builder().profile(profile).start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            sandbox.set(Switch.SEARCH_LAG, 0);
            HeymarketConfiguration configuration =
                    context.getComponent("heymarket", HeymarketComponent.class).getConfiguration();
            configuration.setBaseUrl(sandbox.baseUrl());
            configuration.setApiKey(sandbox.apiKey());
            configuration.setRequestsPerMinute(0);
            context.disableJMX();
            context.addRoutes(exportRoute());
            context.start();
            for (Job job : jobs()) {
                long before = sandbox.requestCount();
                job.work.run(context.createProducerTemplate());
                counts.put(job.name, sandbox.requestCount() - before);
            }
        }
        return counts;
    }

    private static RouteBuilder exportRoute() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("heymarket:contacts/list?pageSize=100").process(exchange -> {
                    List<Object> all = new ArrayList<>();
                    exchange.getMessage().getBody(Iterator.class).forEachRemaining(all::add);
                    exchange.getMessage().setBody(all);
                });
            }
        };
    }

    private static Object send(ProducerTemplate camel, String call, Object body) throws Exception {
        Exchange done = camel.request(call.equals("list") ? "direct:list" : "heymarket:" + call, exchange -> {
            if (body instanceof String phone) {
                exchange.getMessage().setHeader(HeymarketConstants.PHONE, phone);
            } else {
                exchange.getMessage().setBody(body);
            }
        });
        if (done.getException() != null) {
            throw done.getException();
        }
        return done.getMessage().getBody();
    }

    private static Map<String, String> contact(int number) {
        return Peer.contact(StubAnswers.KNOWN, number);
    }

    private static String phone(int number) {
        return contact(number).get("phone");
    }

    private static List<String> phones() {
        return IntStream.range(0, ROWS).mapToObj(RequestCounts::phone).toList();
    }

    private static List<Map<String, String>> rows(int changed) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    Map<String, String> row = contact(i);
                    row.put("first", i < changed ? "Nora" : "Mara");
                    return row;
                })
                .toList();
    }
}
