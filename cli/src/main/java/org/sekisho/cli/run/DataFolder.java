package org.sekisho.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;

/**
 * The folder with everything of one installation, in use by this process alone.
 *
 * <p>It is {@code demo} or {@code serve} below {@code SEKISHO_HOME}, or below the user's data folder. A marker file says
 * which of the two it is, and a folder of one kind is never used as the other. The lock stands beside the folder, so that
 * it holds while the folder is emptied.
 */
final class DataFolder implements AutoCloseable {
    private static final String MARKER = "sekisho-data";
    private static final String COMPLETE = "complete";
    private static final String CLUSTER = "cluster";
    private static final String LOG = "log";
    private static final String DRAFT = ".restoring";
    private static final long LOG_BYTES = 10L * 1024 * 1024;

    /** What an installation is for. */
    enum Kind {
        DEMO,
        SERVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Where the data of an installation are, by the environment of this process. */
    static Path standard(Kind kind) {
        return base().resolve(kind.word());
    }

    private static Path base() {
        return variable("SEKISHO_HOME")
                .or(() -> variable("XDG_DATA_HOME").filter(Path::isAbsolute).map(data -> data.resolve("sekisho")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share", "sekisho"))
                .toAbsolutePath()
                .normalize();
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /**
     * Takes the folder of an installation, which is made if it is not there.
     *
     * @param fresh whether to empty it first
     * @throws CommandFailure if it is of the other kind, holds something else, or is in use
     */
    static DataFolder open(Kind kind, boolean fresh) {
        try {
            Path base = base();
            kindOf(base).ifPresent(found -> {
                throw isItselfAFolder(base, found);
            });
            createFolder(base);
            Path folder = base.resolve(kind.word());
            FileChannel lock = lock(base.resolve(kind.word() + ".lock"), folder);
            boolean opened = false;
            try {
                claim(folder, kind);
                if (fresh || kind == Kind.DEMO && isHalfMade(folder)) {
                    empty(folder);
                }
                DataFolder data = new DataFolder(folder, lock);
                Files.createDirectories(folder.resolve(LOG), PosixFilePermissions.asFileAttribute(ownerOnly()));
                opened = true;
                return data;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException failed) {
            throw unusable(base(), failed);
        }
    }

    /* A demo that was stopped while its bodies were being made has nothing that anybody would miss. */
    private static boolean isHalfMade(Path folder) {
        return Files.exists(folder.resolve(CLUSTER)) && !Files.exists(folder.resolve(COMPLETE));
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(passable()));
        }
    }

    /* Root's PostgreSQL may run as another user, who must be able to pass through, if not to look around. */
    private static Set<java.nio.file.attribute.PosixFilePermission> passable() throws IOException {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        return root ? PosixFilePermissions.fromString("rwx--x--x") : ownerOnly();
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rwx------");
    }

    /** Whether there is an installation of a kind. */
    static boolean isThere(Kind kind) {
        try {
            return kindOf(standard(kind)).equals(Optional.of(kind));
        } catch (IOException unreadable) {
            throw unusable(standard(kind), unreadable);
        }
    }

    /** Takes the folder of an installation that is there; empty when another process uses it. */
    static Optional<DataFolder> openUnlessInUse(Kind kind) {
        Path folder = standard(kind);
        try {
            return tryLock(base().resolve(kind.word() + ".lock")).map(lock -> new DataFolder(folder, lock));
        } catch (IOException failed) {
            throw unusable(folder, failed);
        }
    }

    /**
     * Takes a place where there is no installation yet, to be made by {@link #show}.
     *
     * @throws CommandFailure if there is one, or something else
     */
    static DataFolder openEmpty(Kind kind) {
        try {
            Path base = base();
            kindOf(base).ifPresent(found -> {
                throw isItselfAFolder(base, found);
            });
            createFolder(base);
            Path folder = base.resolve(kind.word());
            FileChannel lock = lock(base.resolve(kind.word() + ".lock"), folder);
            boolean opened = false;
            try {
                if (!hasNothing(folder)) {
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            new Words(
                                    folder
                                            + " には既にデータがあります。復元は何もない場所にだけ行えます。何も変更していません。SEKISHO_HOME で別のフォルダーを指定してください。",
                                    folder + " has data already. A backup is restored into an empty place only. Nothing"
                                            + " was changed. Name another folder in SEKISHO_HOME."));
                }
                Path draft = base.resolve(kind.word() + DRAFT);
                // Left behind by a restore that was interrupted; nothing else has this name.
                delete(draft);
                opened = true;
                return new DataFolder(draft, lock);
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException failed) {
            throw unusable(base(), failed);
        }
    }

    /* A start that was refused leaves a marker and an empty folder for logs. */
    private static boolean hasNothing(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.allMatch(path -> {
                String name = path.getFileName().toString();
                return name.equals(MARKER) || name.equals(LOG);
            });
        }
    }

    /** Makes a draft the installation. */
    void show(Kind kind) {
        try {
            mark(path, kind);
            if (kind == Kind.DEMO) {
                markComplete();
            }
            Path folder = base().resolve(kind.word());
            delete(folder);
            Files.move(path, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(base(), StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException failed) {
            throw unusable(path, failed);
        }
    }

    /** Removes a draft that is not to be shown. */
    void discard() {
        try {
            delete(path);
        } catch (IOException failed) {
            throw unusable(path, failed);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> content;
        try (Stream<Path> walk = Files.walk(folder)) {
            content = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            Files.deleteIfExists(path);
        }
    }

    private static FileChannel lock(Path file, Path folder) throws IOException {
        return tryLock(file)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.ENVIRONMENT,
                        new Words(
                                "データフォルダー " + folder + " は、起動中の別の関所が使っています。そちらを終了してから、もう一度実行してください。",
                                "The data folder " + folder
                                        + " is in use by another running Sekisho. Stop that one and try again.")));
    }

    private static Optional<FileChannel> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException ownProcess) {
            taken = false;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? Optional.of(channel) : Optional.empty();
    }

    /* Marks a new folder; refuses one that is something else. */
    private static void claim(Path folder, Kind kind) throws IOException {
        Optional<Kind> found = kindOf(folder);
        if (found.isPresent() && found.get() != kind) {
            throw ofOtherKind(folder, found.get());
        }
        if (found.isEmpty()) {
            createFolder(folder);
            try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                if (content.iterator().hasNext()) {
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            new Words(
                                    folder + " には関所のものではないファイルがあるため、使いません。何も変更していません。SEKISHO_HOME で別のフォルダーを指定してください。",
                                    folder + " holds files that are not Sekisho's and is not used. Nothing was changed."
                                            + " Name another folder in SEKISHO_HOME."));
                }
            }
            mark(folder, kind);
        }
    }

    private static void mark(Path folder, Kind kind) throws IOException {
        Files.writeString(folder.resolve(MARKER), kind.word() + "\n");
    }

    private static Optional<Kind> kindOf(Path folder) throws IOException {
        Path marker = folder.resolve(MARKER);
        if (!Files.isRegularFile(marker)) {
            return Optional.empty();
        }
        String word = Files.readString(marker).strip();
        return Stream.of(Kind.values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /* The marker goes last and comes back first: a folder that lost its marker half-way would be nobody's. */
    private static void empty(Path folder) throws IOException {
        if (!kindOf(folder).equals(Optional.of(Kind.DEMO))) {
            throw new IllegalStateException("Only a demo is emptied: " + folder);
        }
        Path marker = folder.resolve(MARKER);
        List<Path> content;
        try (Stream<Path> walk = Files.walk(folder)) {
            content = walk.filter(path -> !path.equals(folder) && !path.equals(marker))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : content) {
            // A server that was left behind ends when its files go, and may take some of them along.
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(path);
            }
        }
    }

    private static CommandFailure isItselfAFolder(Path base, Kind found) {
        return new CommandFailure(
                ExitCode.REFUSED,
                new Words(
                        "SEKISHO_HOME が " + base + " を指していますが、これは" + (found == Kind.DEMO ? "試用環境" : "本番環境")
                                + "のデータフォルダーそのものです。その上のフォルダーを指定してください。",
                        "SEKISHO_HOME names " + base + ", which is itself the data folder of "
                                + (found == Kind.DEMO ? "a demo" : "a service") + ". Name the folder above it."));
    }

    private static CommandFailure ofOtherKind(Path folder, Kind found) {
        return new CommandFailure(
                ExitCode.REFUSED,
                switch (found) {
                    case DEMO ->
                        new Words(
                                folder + " は試用環境のデータフォルダーのため、本番には使えません。何も変更していません。SEKISHO_HOME で別のフォルダーを指定してください。",
                                folder + " is the data folder of a demo and cannot be used for service. Nothing was"
                                        + " changed. Name another folder in SEKISHO_HOME.");
                    case SERVE ->
                        new Words(
                                folder + " は本番のデータフォルダーのため、試用には使えません。何も変更していません。SEKISHO_HOME で別のフォルダーを指定してください。",
                                folder + " is the data folder of a service and cannot be used for a demo. Nothing was"
                                        + " changed. Name another folder in SEKISHO_HOME.");
                });
    }

    private static CommandFailure unusable(Path folder, IOException cause) {
        return new CommandFailure(
                ExitCode.ENVIRONMENT,
                new Words(
                        "データフォルダー " + folder + " を使えません（" + cause + "）。所有者と権限を確かめるか、SEKISHO_HOME で別のフォルダーを指定してください。",
                        "The data folder " + folder + " cannot be used (" + cause
                                + "). Check who owns it and its mode, or name another folder in SEKISHO_HOME."),
                cause);
    }

    Path path() {
        return path;
    }

    /** Whether everything that a new installation gets is there. */
    boolean isComplete() {
        return Files.exists(path.resolve(COMPLETE));
    }

    /** Notes that everything that a new installation gets is there. */
    void markComplete() {
        try {
            Files.writeString(path.resolve(COMPLETE), "");
        } catch (IOException failed) {
            throw unusable(path, failed);
        }
    }

    /** The file for the log of a process, in the folder for logs. */
    Path newLog(String name) throws IOException {
        Files.createDirectories(path.resolve(LOG), PosixFilePermissions.asFileAttribute(ownerOnly()));
        return log(name);
    }

    Path secrets() {
        return path.resolve("secrets");
    }

    /** The file that a process of this installation writes its log to; a long one is put aside first. */
    Path log(String name) throws IOException {
        Path log = path.resolve(LOG).resolve(name + ".log");
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, log.resolveSibling(name + ".1.log"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** Gives the folder free. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException ended) {
            // The lock ends with this process at the latest.
            throw new UncheckedIOException(ended);
        }
    }
}
