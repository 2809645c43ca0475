package io.github.camelheymarket.benchmarks;

/** Starts a context with a route, and makes one call. */
final class StartUpProgram {

    private StartUpProgram() {}

    /** @param args the name of a peer, and the URL of the stub */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        Peer peer = Peer.of(args[0], args[1]);
        long started = System.nanoTime();
        peer.get();
        ChildJvm.print("start", (started - start) / 1e6);
        ChildJvm.print("answer", (System.nanoTime() - start) / 1e6);
        System.exit(0);
    }
}
