package org.sekisho.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a data folder, held by at most one program at a time.
 *
 * <p>It is an operating-system lock on a file in the folder, so it ends with the process that holds it, however that
 * process ends. The file holds the process number of the last holder, for the message to whoever comes second.
 */
final class FolderLock implements AutoCloseable {
    /** The name of the lock file in the data folder. */
    static final String FILE_NAME = "postgres.lock";

    /*
     * POSIX drops a process's lock as soon as that process closes any descriptor of the file, so a second attempt
     * within this process must not even open it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock of an existing folder, or says that another program has it. */
    static FolderLock take(Path folder) throws IOException {
        return tryTake(folder)
                .orElseThrow(() ->
                        new PostgresUnavailableException(new PostgresFailure.FolderInUse(folder, holder(folder))));
    }

    /** Takes the lock of an existing folder unless another program has it. */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD_HERE.add(real)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(
                    real.resolve(FILE_NAME),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(DurableFiles.OWNER_ONLY_FILE));
            try {
                if (channel.tryLock() != null) {
                    channel.truncate(0);
                    channel.write(StandardCharsets.US_ASCII.encode(
                            ProcessHandle.current().pid() + "\n"));
                    taken = true;
                    return Optional.of(new FolderLock(real, channel));
                }
                return Optional.empty();
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } finally {
            if (!taken) {
                HELD_HERE.remove(real);
            }
        }
    }

    private static OptionalLong holder(Path folder) {
        try {
            if (HELD_HERE.contains(folder.toRealPath())) {
                return OptionalLong.of(ProcessHandle.current().pid());
            }
            return OptionalLong.of(
                    Long.parseLong(Files.readString(folder.resolve(FILE_NAME)).strip()));
        } catch (IOException | NumberFormatException unknown) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        if (HELD_HERE.remove(folder)) {
            try {
                channel.close();
            } catch (IOException ended) {
                // The lock ends with the process at the latest; there is nothing left to lose.
                throw new UncheckedIOException(ended);
            }
        }
    }
}
