package io.github.camelheymarket.soak;

import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketPartialException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.model.BulkResult;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.model.RowResults;
import io.github.camelheymarket.model.SyncReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Does the jobs of a lane, and writes down what the component says of them. */
final class LaneThread implements Runnable {

    /** What was stored, of an operation without rows. */
    static final String STORED = "STORED";

    private final Lane lane;
    private final Workload workload;
    private final ProducerTemplate template;
    private final Journal journal;
    private final Path folder;
    private int next;

    /** @param first job to do */
    LaneThread(Lane lane, Workload workload, ProducerTemplate template, Journal journal, Path folder, int first) {
        this.lane = lane;
        this.workload = workload;
        this.template = template;
        this.journal = journal;
        this.folder = folder;
        this.next = first;
    }

    static Path pauseFile(Path folder) {
        return folder.resolve("pause");
    }

    @Override
    public void run() {
        try {
            while (true) {
                while (Files.exists(pauseFile(folder))) {
                    Thread.sleep(200);
                }
                Job job = workload.job(lane, next++);
                journal.write("begin", job.lane(), job.number());
                report(
                        job,
                        template.send(
                                job.uri(), exchange -> exchange.getMessage().setBody(body(job))));
                Thread.sleep(pauseMillis());
            }
        } catch (Throwable e) {
            journal.write("broken", lane, e.toString().replace('\n', ' '));
        }
    }

    private long pauseMillis() {
        return switch (lane) {
            case BULK -> 1_000;
            case SYNC -> 3_000;
            case MESSAGE -> 4_000;
            default -> 1_500;
        };
    }

    private Object body(Job job) throws Exception {
        String json = job.rows().stream().map(Job.Row::json).collect(Collectors.joining("\n"));
        if (job.kind() != Job.Kind.LOAD) {
            return json;
        }
        Path file = folder.resolve("load.ndjson");
        Files.write(file, json.getBytes(StandardCharsets.UTF_8));
        return file.toFile();
    }

    private void report(Job job, Exchange done) {
        Exception e = done.getException();
        String deletions = "";
        if (job.kind().hasRows()) {
            Object body = done.getMessage().getBody();
            if (body instanceof RowResult row) {
                write(job, 0, row);
            } else {
                BulkResult result = result(body, e);
                if (result != null) {
                    try (RowResults rows = result.rows()) {
                        rows.forEachRemaining(row -> write(job, job.rows().size() == 1 ? 0 : row.index(), row));
                    }
                }
            }
            deletions = body instanceof SyncReport report && job.kind() == Job.Kind.MIRROR ? deletions(report) : "";
        } else {
            boolean isOpen = e instanceof HeymarketException failed && failed.isMaybeApplied();
            journal.write(
                    "row",
                    job.lane(),
                    job.number(),
                    0,
                    e == null ? STORED : isOpen ? "UNKNOWN" : "FAILED",
                    e == null ? "-" : e.getClass().getSimpleName());
        }
        journal.write(
                "end", job.lane(), job.number(), e == null ? "ok" : e.getClass().getSimpleName(), deletions);
        if (e != null && !(e instanceof HeymarketException)) {
            journal.write("broken", job.lane(), job.number(), e.toString().replace('\n', ' '));
        }
    }

    /** The only row of an exchange that coalesces has the index that it has in the shared call. */
    private void write(Job job, long index, RowResult row) {
        journal.write("row", job.lane(), job.number(), index, row.outcome(), row.reasonCode());
    }

    private static BulkResult result(Object body, Exception e) {
        if (e instanceof HeymarketStoppedException stopped) {
            return stopped.getResult();
        }
        if (e instanceof HeymarketPartialException partial) {
            return partial.getResult();
        }
        return body instanceof SyncReport report ? report.getResult() : body instanceof BulkResult bulk ? bulk : null;
    }

    private static String deletions(SyncReport report) {
        boolean isWhole = report.getDeletions() != null
                && report.getDeletions().withheld() == null
                && report.getDeletions().problems().isEmpty()
                && report.getDeletions().counts().failed() == 0;
        return isWhole ? "whole" : "withheld";
    }
}
