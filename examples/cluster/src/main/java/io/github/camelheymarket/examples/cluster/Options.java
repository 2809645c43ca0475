package io.github.camelheymarket.examples.cluster;

import io.github.camelheymarket.examples.common.AccountOptions;
import io.github.camelheymarket.examples.common.ExampleOptions;
import io.github.camelheymarket.examples.common.InputException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Puts contacts into a Kafka topic, from which several nodes write them to Heymarket. "
                + "The nodes share one request budget in PostgreSQL.",
        footer = {
            "",
            "Without --real and --base-url it starts an embedded sandbox.",
            "",
            "Exit codes: 0 success, 2 unexpected dead letters, 1 failure.",
        })
final class Options extends ExampleOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as JSON, one per line: each line is a record. Without it, invented people.")
    Path file;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many nodes, each in a separate JVM. Default: ${DEFAULT-VALUE}.")
    int nodes;

    @Option(
            names = "--contacts",
            paramLabel = "N",
            defaultValue = "30000",
            description = "How many people to invent. Default: ${DEFAULT-VALUE}.")
    int contacts;

    @Option(
            names = "--poison",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many invalid records among them. Default: ${DEFAULT-VALUE}.")
    int poison;

    @Option(
            names = "--consumers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Kafka consumers in each node. Default: ${DEFAULT-VALUE}.")
    int consumers;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "100",
            description = "Records per batch, which are the rows of a call. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            defaultValue = "500",
            description = "Requests per minute of all nodes; the sandbox rejects more. Default: ${DEFAULT-VALUE}.")
    int requestsPerMinute;

    @Option(names = "--split", description = "The simple way: no shared budget, but an equal part of it for each node.")
    boolean split;

    @Option(
            names = "--kill",
            negatable = true,
            description = "Kill a node during the run, and restart it. Default: only with invented people. --no-kill "
                    + "prevents it.")
    Boolean kill;

    @Option(
            names = "--dead",
            paramLabel = "FILE",
            defaultValue = "cluster-dead.ndjson",
            description = "The file for the dead letters, unchanged. Default: ${DEFAULT-VALUE}.")
    Path dead;

    @Mixin
    AccountOptions account;

    boolean kill() {
        return kill == null ? file == null : kill;
    }

    @Override
    protected void check() {
        account.check(file);
        atLeast(1, "--nodes", nodes);
        atLeast(1, "--consumers", consumers);
        atLeast(1, "--batch", batch);
        atLeast(0, "--poison", poison);
        atLeast(5 * nodes, "--requests-per-minute", requestsPerMinute);
        checkPeople("--contacts", contacts);
        if (nodes * consumers > Topics.PARTITIONS) {
            throw new InputException(
                    "The topic has " + Topics.PARTITIONS + " partitions, the maximum number of consumers: " + nodes
                            + " nodes with " + consumers + " consumers each exceed it.");
        }
        checkFolderOf(dead);
    }
}
