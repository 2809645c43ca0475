package io.github.camelheymarket.storage;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and directories that only their owner can read, from their creation on. Files that an earlier version created are restricted
 * when they are opened. No symbolic link is followed, and a file that another user has put into the place of one is refused.
 */
public final class PrivateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private static final int ATTEMPTS = 3;

    private PrivateFiles() {}

    /**
     * Creates the directories of a path that do not exist. Existing ones keep their permissions, with a warning if everybody may
     * replace what is in them.
     */
    public static void createDirectories(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder.toAbsolutePath(), FOLDER));
        }
        if (FileGuard.isOpenToAll(folder)) {
            LOG.warn(
                    "Every user of this machine may delete and replace the files in {}. Set a path in a new directory below it, "
                            + "which is created for its owner alone, or take the permission from the others: chmod o-w",
                    folder);
        }
    }

    /**
     * Whether there is such a file.
     *
     * @throws UntrustedFileException if it is a symbolic link or something else that the component has not created
     */
    public static boolean exists(Path file) throws IOException {
        return FileGuard.of(file) != null;
    }

    /** Opens a file for writing, and creates it if it does not exist. An existing one is restricted. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                FileGuard guard = FileGuard.of(file);
                return guard == null
                        ? create(file, options)
                        : existing(file, guard, () -> FileChannel.open(file, options(options)));
            } catch (FileAlreadyExistsException | NoSuchFileException e) {
                // Another process has created or deleted it in the meantime.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static FileChannel create(Path file, OpenOption... options) throws IOException {
        Set<OpenOption> all = options(options);
        all.add(StandardOpenOption.CREATE_NEW);
        return FileChannel.open(file, all, fileAttributes(file));
    }

    /** Opens a file. */
    @FunctionalInterface
    interface Opening<C extends Closeable> {
        C open() throws IOException;
    }

    static <C extends Closeable> C existing(Path file, Opening<C> opening) throws IOException {
        return existing(file, guard(file), opening);
    }

    private static FileGuard guard(Path file) throws IOException {
        FileGuard guard = FileGuard.of(file);
        if (guard == null) {
            throw new NoSuchFileException(file.toString());
        }
        return guard;
    }

    private static <C extends Closeable> C existing(Path file, FileGuard guard, Opening<C> opening) throws IOException {
        return guard.checked(opening.open(), file, PrivateFiles::restrict);
    }

    /**
     * Opens a file for reading. The stream is not closed by an interrupt.
     *
     * @throws NoSuchFileException if it does not exist
     */
    public static InputStream read(Path file) throws IOException {
        return guard(file).checked(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), file);
    }

    /** The options, and those for writing and for not following a link. */
    static Set<OpenOption> options(OpenOption... options) {
        Set<OpenOption> all = new HashSet<>(List.of(options));
        all.add(StandardOpenOption.WRITE);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return all;
    }

    /**
     * Locks a file, which is created if it is missing. The operating system releases the lock when the process ends.
     *
     * @return to be closed to release the lock; {@code null} if another process or this one holds the lock
     */
    public static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = open(file);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // This process holds the lock.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null;
    }

    /** What is written to a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces a file in one step: a crash leaves the old content or the new one. */
    public static void replace(Path file, Content content) throws IOException {
        exists(file);
        Path newFile = file.resolveSibling(file.getFileName() + ".new");
        if (exists(newFile)) {
            // A killed process has left it.
            Files.delete(newFile);
        }
        boolean replaced = false;
        try {
            try (FileChannel channel = create(newFile);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            replaced = true;
        } finally {
            if (!replaced) {
                Files.deleteIfExists(newFile);
            }
        }
        syncDirectory(folder(file));
    }

    /** The folder of a file; a root, which has none, is not a file. */
    public static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UntrustedFileException(file, "is not a file. Set the path of a file");
        }
        return folder;
    }

    /** Makes a move survive a power failure. File systems whose directories cannot be opened need no sync. */
    private static void syncDirectory(Path path) throws IOException {
        FileChannel directory;
        try {
            directory = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (directory) {
            directory.force(true);
        }
    }

    /** Removes the permissions of others, as far as the file system and the owner allow. */
    public static void restrict(Path file) {
        try {
            if (isPosix(file)) {
                PosixFileAttributeView view =
                        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                if (!view.readAttributes().permissions().equals(FILE)) {
                    view.setPermissions(FILE);
                }
            } else {
                restrictElsewhere(file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn(
                    "Other users may be able to read {}, which could not be restricted to its owner: {}",
                    file,
                    e.toString());
        }
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @SuppressWarnings("ShortCircuitBoolean") // Each permission is set, whatever became of the others.
    private static void restrictElsewhere(Path file) throws IOException {
        AclFileAttributeView view =
                Files.getFileAttributeView(file, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(view.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
            return;
        }
        File plain = file.toFile();
        boolean done = plain.setReadable(false, false)
                & plain.setWritable(false, false)
                & plain.setReadable(true, true)
                & plain.setWritable(true, true);
        if (!done) {
            throw new IOException("the file system does not support permissions");
        }
    }

    static FileAttribute<?>[] fileAttributes(Path file) {
        return attributes(file, FILE);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
