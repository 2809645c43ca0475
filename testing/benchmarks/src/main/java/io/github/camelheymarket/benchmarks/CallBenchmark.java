package io.github.camelheymarket.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call at a time in each thread, to the stub. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    /** The system property with the URL of the stub. */
    static final String STUB = "benchmarks.stub";

    @Param({"heymarket", "http", "rest-openapi", "httpclient5", "jdk"})
    public String client;

    private final AtomicLong created = new AtomicLong();
    private Peer peer;

    @Setup
    public void start() throws Exception {
        peer = Peer.of(client, System.getProperty(STUB));
    }

    @TearDown
    public void stop() throws Exception {
        peer.close();
    }

    @Benchmark
    public Object get() throws Exception {
        return peer.get();
    }

    @Benchmark
    public Object create() throws Exception {
        return peer.create(created.incrementAndGet());
    }

    @Benchmark
    public Object search() throws Exception {
        return peer.search();
    }

    @Benchmark
    public Object page() throws Exception {
        return peer.page();
    }

    @Benchmark
    public Object write() throws Exception {
        return peer.write(created.getAndAdd(StubAnswers.PAGE));
    }

    @Benchmark
    public Object unchanged() throws Exception {
        return ((HeymarketPeer) peer).unchanged();
    }
}
