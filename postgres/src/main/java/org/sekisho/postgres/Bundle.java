package org.sekisho.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that are delivered with Sekisho, for one kind of machine.
 *
 * @param version the full version, such as 18.6.0
 * @param resource the name of the archive on the class path
 */
record Bundle(String version, String resource) {
    private static final Object UNPACKING = new Object();
    private static final String DRAFT_PREFIX = "unpacking-";
    private static final String COPY_PREFIX = "postgresql-";

    /** How many versions stay in the cache, the one in use included. */
    private static final int KEPT = 2;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");

    /** The bundle for this machine. */
    static Bundle forThisMachine() throws IOException {
        return forMachine(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Bundle forMachine(String system, String architecture) throws IOException {
        String archive = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        String resource = "/postgres-linux-" + archive + ".txz";
        if (!system.equals("Linux") || archive.isEmpty() || Bundle.class.getResource(resource) == null) {
            throw new PostgresUnavailableException(new PostgresFailure.NoBundleForPlatform(system, architecture));
        }
        Properties properties = new Properties();
        try (InputStream in = stream("bundled.properties")) {
            properties.load(in);
        }
        return new Bundle(properties.getProperty("version", ""), resource);
    }

    /** The name of the folder with the unpacked programs, such as {@code postgresql-18.6.0-x86_64}. */
    String folderName() {
        return COPY_PREFIX + version + resource.substring(resource.lastIndexOf('-'), resource.lastIndexOf('.'));
    }

    private int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /**
     * The programs of this bundle in a folder of their own below {@code cache}, unpacked on the first call.
     *
     * <p>That folder appears under its name only when everything in it is on the disk; two programs that unpack at the
     * same time wait for each other.
     */
    Programs unpackedBelow(Path cache) {
        Path folder = cache.toAbsolutePath().resolve(folderName());
        try {
            if (!isWhole(folder)) {
                createReachable(cache);
                unpackAlone(cache.toAbsolutePath(), folder);
            }
            requireTrusted(folder);
        } catch (IOException failed) {
            throw new PostgresUnavailableException(new PostgresFailure.UnpackFailed(folder, failed.toString()), failed);
        }
        return new Programs(folder.resolve("bin"), major());
    }

    /* Programs that clear caches may have taken a part of it. */
    private static boolean isWhole(Path folder) {
        return Files.isExecutable(folder.resolve("bin/initdb")) && Files.isExecutable(folder.resolve("bin/postgres"));
    }

    private static void createReachable(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            Files.createDirectories(cache);
            Files.setPosixFilePermissions(cache, PROGRAM);
        }
    }

    private void unpackAlone(Path cache, Path folder) throws IOException {
        synchronized (UNPACKING) {
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (isWhole(folder) || !lock.isValid()) {
                    return;
                }
                deleteDrafts(cache);
                Path draft = Files.createTempDirectory(cache, DRAFT_PREFIX);
                boolean unpacked = false;
                try {
                    unpackInto(draft);
                    DurableFiles.syncTree(draft);
                    DurableFiles.deleteTree(folder);
                    DurableFiles.rename(draft, folder);
                    deleteEarlier(cache, folder);
                    unpacked = true;
                } finally {
                    if (!unpacked) {
                        DurableFiles.deleteTree(draft);
                    }
                }
            }
        }
    }

    /* A cache is for what comes back; the copy before this one may, and one that still runs is needed. */
    private static void deleteEarlier(Path cache, Path newest) throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(cache, COPY_PREFIX + "*")) {
            for (Path copy : copies) {
                if (Files.isDirectory(copy) && !copy.equals(newest)) {
                    others.add(copy);
                }
            }
        }
        others.sort(Comparator.comparing(Bundle::numbers, Arrays::compare).reversed());
        for (Path copy : others.subList(Math.min(KEPT - 1, others.size()), others.size())) {
            if (!runs(copy)) {
                DurableFiles.deleteTree(copy);
            }
        }
    }

    /** The numbers in a folder's name, of which the version's stand first. */
    private static int[] numbers(Path copy) {
        return NUMBER.matcher(copy.getFileName().toString())
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }

    /** Whether a process runs a program of the folder; one of another user counts where the system shows it. */
    private static boolean runs(Path folder) throws IOException {
        Path real = folder.toRealPath();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    if (Files.readSymbolicLink(process.resolve("exe")).startsWith(real)) {
                        return true;
                    }
                } catch (IOException endedOrOfAnother) {
                    continue;
                }
            }
        }
        return false;
    }

    private static void deleteDrafts(Path cache) throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(cache, DRAFT_PREFIX + "*")) {
            for (Path draft : drafts) {
                DurableFiles.deleteTree(draft);
            }
        }
    }

    private void unpackInto(Path draft) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(stream(resource))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = draft.resolve(entry.getName()).normalize();
                if (!target.startsWith(draft)) {
                    throw new IOException("An entry leads out of the folder: " + entry.getName());
                }
                write(entry, tar, draft, target);
            }
        }
        try (Stream<Path> folders = Files.walk(draft).filter(Files::isDirectory)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                Files.setPosixFilePermissions(folder, PROGRAM);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path draft, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Path aim = target.resolveSibling(entry.getLinkName()).normalize();
            if (!aim.startsWith(draft)) {
                throw new IOException("A link leads out of the folder: " + entry.getName());
            }
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, (entry.getMode() & 0100) != 0 ? PROGRAM : PLAIN);
        } else {
            throw new IOException("Neither file, folder nor link: " + entry.getName());
        }
    }

    private static void requireTrusted(Path folder) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
        Object owner = Files.getAttribute(folder, "unix:uid");
        boolean rootOrUs = owner.equals(0) || owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        if (!rootOrUs
                || mode.contains(PosixFilePermission.GROUP_WRITE)
                || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new PostgresUnavailableException(new PostgresFailure.ProgramsNotTrusted(folder));
        }
    }

    private static InputStream stream(String resource) {
        InputStream in = Bundle.class.getResourceAsStream(resource);
        if (in == null) {
            throw new UncheckedIOException(new IOException("Not on the class path: " + resource));
        }
        return in;
    }
}
