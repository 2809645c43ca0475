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
        description = "Puts contacts into a Kafka topic, and lets several nodes bring them from there into Heymarket. "
                + "The nodes share one budget of requests, kept in PostgreSQL.",
        footer = {
            "",
            "Without --real and --base-url it starts a sandbox of its own, which ends with it.",
            "",
            "Exit codes: 0 all is well, 2 records became dead letters that were not meant to, 1 it failed.",
        })
final class Options extends ExampleOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Contacts as JSON, one a line: each line is a record. Without it, invented people.")
    Path file;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many nodes, each a JVM of its own. Default: ${DEFAULT-VALUE}.")
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
            description = "How many records among them can never be a contact. Default: ${DEFAULT-VALUE}.")
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
            description = "Records in a batch, which are the rows of a call. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            defaultValue = "500",
            description = "What all nodes together may send; the sandbox refuses more. Default: ${DEFAULT-VALUE}.")
    int requestsPerMinute;

    @Option(names = "--split", description = "The simple way: no shared budget, but an equal part of it for each node.")
    boolean split;

    @Option(
            names = "--kill",
            negatable = true,
            description =
                    "Kill a node in the middle, and start it again. Default: only with invented people. --no-kill "
                            + "leaves it alone.")
    Boolean kill;

    @Option(
            names = "--dead",
            paramLabel = "FILE",
            defaultValue = "cluster-dead.ndjson",
            description = "Gets the dead letters, as they came. Default: ${DEFAULT-VALUE}.")
    Path dead;

    @Mixin
    AccountOptions account;

    /** @throws InputException saying what is wrong, and what may have been meant */
    static Options parse(String... arguments) {
        return parse(new Options(), arguments);
    }

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
                    "The topic has " + Topics.PARTITIONS + " partitions, for as many consumers at most: " + nodes
                            + " nodes with " + consumers + " each are more.");
        }
        checkFolderOf(dead);
    }
}
