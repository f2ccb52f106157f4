package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom the programs of PostgreSQL run, which refuse to run as root.
 *
 * <p>An ordinary user runs them directly. For root the first choice is a user namespace in which root's files belong to
 * an unprivileged user: the process has root's identity towards the file system, so that it works below a private home,
 * and none of root's powers. Where the system forbids namespaces, another user of the system takes its place, as far as
 * it can reach the folder. Both ways replace the process instead of starting a child, so that the process number which
 * this program sees, and signals, is the server's.
 */
sealed interface RunAs {

    /** The words to put before a program's own. */
    List<String> prefix();

    /** Gives a file or folder to the user under which the programs run. */
    void own(Path path) throws IOException;

    /** Whether the programs can enter a folder, or the nearest one above it that exists. */
    boolean reaches(Path folder) throws IOException;

    /** The numbers of all processes whose current folder is this one. */
    List<Long> processesIn(Path folder) throws IOException;

    /** Whether the programs run under another user than this process. */
    default boolean isOtherUser() {
        return switch (this) {
            case Directly _, InUserNamespace _ -> false;
            case OtherUser _ -> true;
        };
    }

    /** Chooses for a data folder and the database in it, if there is one yet. */
    static RunAs choose(Path folder, Path cluster) throws IOException {
        if (userOf(Path.of("/proc/self")) != 0) {
            return new Directly();
        }
        int owner = Files.isDirectory(cluster) ? userOf(cluster) : 0;
        List<String> tried = new ArrayList<>();
        if (owner == 0) {
            Optional<RunAs> namespace = InUserNamespace.available(tried);
            if (namespace.isPresent()) {
                return namespace.get();
            }
        }
        List<String> users = owner == 0 ? List.of("postgres", "daemon", "nobody") : List.of(Integer.toString(owner));
        for (String user : users) {
            Optional<RunAs> other = OtherUser.named(user, folder, tried);
            if (other.isPresent()) {
                return other.get();
            }
        }
        throw new PostgresUnavailableException(new PostgresFailure.NoUserToRunAs(folder, tried));
    }

    /* The system shows a process's folder to the process's own user; to root only when it has a further power. */
    private static List<Long> processesSeenHere(Path folder) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(process -> {
                    try {
                        return Files.isSameFile(Path.of("/proc", process.toString(), "cwd"), folder);
                    } catch (IOException goneOrForeign) {
                        return false;
                    }
                })
                .toList();
    }

    private static int userOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    /** As the user of this process. */
    record Directly() implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path path) {}

        @Override
        public boolean reaches(Path folder) {
            return true;
        }

        @Override
        public List<Long> processesIn(Path folder) {
            return processesSeenHere(folder);
        }
    }

    /** As root towards the file system, as nobody towards PostgreSQL, and without root's powers. */
    record InUserNamespace(Path unshare) implements RunAs {
        /* A number with a name in every /etc/passwd: initdb looks the name up. */
        private static final String INNER_USER = "65534";

        static Optional<RunAs> available(List<String> tried) throws IOException {
            Optional<Path> unshare = Command.find("unshare");
            if (unshare.isEmpty()) {
                tried.add("user namespace: no unshare program");
                return Optional.empty();
            }
            RunAs namespace = new InUserNamespace(unshare.get());
            Command.Ended ended = Command.run(Stream.concat(namespace.prefix().stream(), Stream.of("true"))
                    .toList());
            if (!ended.succeeded()) {
                tried.add("user namespace: " + ended.output());
                return Optional.empty();
            }
            return Optional.of(namespace);
        }

        @Override
        public List<String> prefix() {
            return List.of(unshare.toString(), "--user", "--map-user=" + INNER_USER, "--map-group=" + INNER_USER, "--");
        }

        @Override
        public void own(Path path) {}

        @Override
        public boolean reaches(Path folder) {
            return true;
        }

        @Override
        public List<Long> processesIn(Path folder) {
            return processesSeenHere(folder);
        }
    }

    /** As another user of the system. */
    record OtherUser(Path setpriv, int user, int group) implements RunAs {

        static Optional<RunAs> named(String name, Path folder, List<String> tried) throws IOException {
            Optional<Path> setpriv = Command.find("setpriv");
            if (setpriv.isEmpty()) {
                tried.add("user " + name + ": no setpriv program");
                return Optional.empty();
            }
            Command.Ended user = Command.run(List.of("id", "-u", name));
            Command.Ended group = Command.run(List.of("id", "-g", name));
            if (!user.succeeded() || !group.succeeded()) {
                tried.add("user " + name + ": no such user");
                return Optional.empty();
            }
            RunAs other =
                    new OtherUser(setpriv.get(), Integer.parseInt(user.output()), Integer.parseInt(group.output()));
            if (!other.reaches(folder)) {
                tried.add("user " + name + ": cannot enter " + nearestExisting(folder));
                return Optional.empty();
            }
            return Optional.of(other);
        }

        @Override
        public List<String> prefix() {
            return List.of(
                    setpriv.toString(),
                    "--reuid=" + user,
                    "--regid=" + group,
                    "--clear-groups",
                    "--no-new-privs",
                    "--");
        }

        @Override
        public void own(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public boolean reaches(Path folder) throws IOException {
            return Command.run(Stream.concat(
                                    prefix().stream(),
                                    Stream.of(
                                            "test",
                                            "-x",
                                            nearestExisting(folder).toString()))
                            .toList())
                    .succeeded();
        }

        @Override
        public List<Long> processesIn(Path folder) throws IOException {
            String look = "for p in /proc/[0-9]*; do [ $p/cwd -ef \"$1\" ] && echo ${p#/proc/}; done; true";
            List<String> words = Stream.concat(prefix().stream(), Stream.of("sh", "-c", look, "sh", folder.toString()))
                    .toList();
            Stream<Long> asThatUser = Command.run(words).output().lines().map(Long::valueOf);
            return Stream.concat(asThatUser, processesSeenHere(folder).stream())
                    .distinct()
                    .toList();
        }

        private static Path nearestExisting(Path folder) {
            Path path = folder.toAbsolutePath();
            while (!Files.exists(path) && path.getParent() != null) {
                path = path.getParent();
            }
            return path;
        }
    }
}
