package io.github.camelheymarket.lifecycle;

import io.github.camelheymarket.NamedThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** What is left of a context: its threads that have to do with Heymarket, open connections, open files, and locks. */
final class Remains {

    private static final Path PROCESS = Path.of("/proc/self");
    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";

    private final CamelContext context;
    private final int port;
    private final Path folder;

    /**
     * @param port where the sandbox of the context listens
     * @param folder where all its files are
     */
    Remains(CamelContext context, int port, Path folder) {
        this.context = context;
        this.port = port;
        this.folder = folder;
    }

    /** Everything that is left, for the message of an assertion. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        threads().forEach(name -> all.add("thread " + name));
        connections().forEach(line -> all.add("connection " + line));
        openFiles().forEach(file -> all.add("open file " + file));
        locked().forEach(file -> all.add("locked file " + file));
        scratch().forEach(file -> all.add("temporary file " + file));
        return all;
    }

    private List<String> threads() {
        return NamedThreads.with("(" + context.getName() + ")").stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("heymarket"))
                .toList();
    }

    /** The client's ends of the connections to the sandbox that are not closed. */
    private List<String> connections() {
        String remote = String.format(Locale.ROOT, ":%04X", port);
        List<String> open = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = PROCESS.resolve(table);
            if (!Files.exists(file)) {
                continue;
            }
            try {
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.trim().split(" +");
                    boolean isOpen = columns.length > 3
                            && columns[2].endsWith(remote)
                            && (columns[3].equals(ESTABLISHED) || columns[3].equals(CLOSE_WAIT));
                    if (isOpen) {
                        open.add(columns[1] + " to " + columns[2]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return open;
    }

    private List<Path> openFiles() {
        Path handles = PROCESS.resolve("fd");
        if (!Files.exists(handles)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(handles)) {
            return all.map(Remains::target)
                    .filter(file -> file.toString().startsWith(folder.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path target(Path handle) {
        try {
            return Files.readSymbolicLink(handle);
        } catch (IOException e) {
            // It was closed meanwhile.
            return Path.of("closed");
        }
    }

    /** Lock files stay, but nobody may hold their locks. */
    private List<Path> locked() {
        return files().filter(file -> file.toString().endsWith(".lock"))
                .filter(Remains::isLocked)
                .toList();
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> scratch() {
        Path spool = folder.resolve("spool");
        return files().filter(file -> file.startsWith(spool)).toList();
    }

    private Stream<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
