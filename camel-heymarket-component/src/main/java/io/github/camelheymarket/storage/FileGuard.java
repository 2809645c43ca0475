package io.github.camelheymarket.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a file of this component: a regular file of the user of this process or of the superuser, or nothing.
 * All else was put there by somebody else, and is refused. Links in the path of the directory are followed, since whoever sets the option
 * or mounts the volume has made them.
 */
final class FileGuard {

    private static final String PORTABLE = "isSymbolicLink,isRegularFile,fileKey";
    private static final String UNIX = "unix:uid," + PORTABLE;
    private static final int SUPERUSER = 0;
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int STICKY = 01000;

    /** Identifies the file; {@code null} where the file system has no such keys. */
    private final @Nullable Object key;

    private FileGuard(@Nullable Object key) {
        this.key = key;
    }

    /**
     * @return {@code null} if nothing is there
     * @throws UntrustedFileException if it is not a file of this component
     */
    static @Nullable FileGuard of(Path file) throws IOException {
        boolean unix = isUnix(file);
        Map<String, Object> found;
        try {
            found = Files.readAttributes(file, unix ? UNIX : PORTABLE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (Boolean.TRUE.equals(found.get("isSymbolicLink"))) {
            throw new UntrustedFileException(
                    file,
                    "is a symbolic link, which is not followed. Set the path that it points to, or remove the link");
        }
        if (!Boolean.TRUE.equals(found.get("isRegularFile"))) {
            throw new UntrustedFileException(file, "is not a regular file. Remove it, or set another path");
        }
        if (unix && !isTrusted((int) Objects.requireNonNull(found.get("uid"), "uid"), file)) {
            throw new UntrustedFileException(
                    file,
                    "belongs to the user "
                            + Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName()
                            + ", as whom this process does not run. Give it to the user of this "
                            + "process (chown) if its content is to be trusted, else remove it");
        }
        return new FileGuard(found.get("fileKey"));
    }

    private static boolean isUnix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static boolean isTrusted(int owner, Path file) throws IOException {
        return owner == SUPERUSER || owner == processOwner() || owner == ownerOfNewFile(PrivateFiles.folder(file));
    }

    /** The id of the user of this process. @return -1 where the system does not show it */
    private static int processOwner() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    /** The id of the user to whom a new file belongs: a network file system may give it to another user. @return -1 if none can be created */
    private static int ownerOfNewFile(Path folder) throws IOException {
        Path probe = folder.resolve(".heymarket-" + UUID.randomUUID() + ".tmp");
        try {
            Files.newByteChannel(
                            probe,
                            PrivateFiles.options(StandardOpenOption.CREATE_NEW),
                            PrivateFiles.fileAttributes(probe))
                    .close();
        } catch (FileSystemException e) {
            return -1;
        }
        try {
            return (int) Files.getAttribute(probe, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    <C extends Closeable> C checked(C opened, Path file) throws IOException {
        return checked(opened, file, unrestricted -> {});
    }

    /**
     * Returns what was opened, after a step has succeeded with its file. It is closed if the step fails, or if something else stands in
     * the place of the file now, which may be what was opened.
     */
    <C extends Closeable> C checked(C opened, Path file, Consumer<Path> step) throws IOException {
        boolean done = false;
        try {
            FileGuard now = of(file);
            if (now == null || !Objects.equals(key, now.key)) {
                throw new UntrustedFileException(
                        file, "was replaced while it was opened. Use a directory that only its owner can write to");
            }
            step.accept(file);
            done = true;
            return opened;
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }

    /** Whether everybody may replace any file of a directory. */
    static boolean isOpenToAll(Path folder) throws IOException {
        if (!isUnix(folder)) {
            return false;
        }
        int mode = (int) Files.getAttribute(folder, "unix:mode");
        return (mode & WRITABLE_BY_ALL) != 0 && (mode & STICKY) == 0;
    }
}
