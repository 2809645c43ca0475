package io.github.camelheymarket.storage;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files and directories that only their owner can read, from their creation on. Files that exist, created by an earlier version, are
 * restricted when they are opened.
 */
public final class PrivateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Creates the directories of a path that do not exist. Existing ones keep their permissions. */
    public static void createDirectories(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder.toAbsolutePath(), FOLDER));
        }
    }

    /** Creates an empty file if it does not exist, and restricts an existing one. */
    public static void create(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createFile(file, attributes(file.toAbsolutePath(), FILE));
            } catch (FileAlreadyExistsException e) {
                // Another process has created it in the meantime.
            }
        }
        restrict(file);
    }

    /** Opens a file for writing, and creates it if it does not exist. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        create(file);
        Set<OpenOption> all = new java.util.HashSet<>(List.of(options));
        all.add(StandardOpenOption.WRITE);
        return FileChannel.open(file, all);
    }

    /**
     * Locks a file, which is created if it is missing. The operating system releases the lock when the process ends.
     *
     * @return to be closed to release the lock; {@code null} if another process or this one holds the lock
     */
    public static FileChannel lock(Path file) throws IOException {
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
        Path newFile = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = open(newFile, StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(file.toAbsolutePath().getParent());
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
                if (!Files.getPosixFilePermissions(file).equals(FILE)) {
                    Files.setPosixFilePermissions(file, FILE);
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

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void restrictElsewhere(Path file) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
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

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
