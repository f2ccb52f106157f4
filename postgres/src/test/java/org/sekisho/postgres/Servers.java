package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A look at the processes of servers from outside. */
final class Servers {
    /** Debian's PostgreSQL 15, on which the external and the installed server are tried. */
    static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");

    private Servers() {}

    /** The settings for the bundled programs, whatever the environment names. */
    static Settings bundled() {
        return Settings.from(Map.of(), Path.of(System.getProperty("user.home")));
    }

    static Cluster clusterOf(Path dataFolder) {
        return new Cluster(dataFolder.resolve("cluster"), dataFolder.resolve("log"));
    }

    static List<ProcessHandle> processesOf(Cluster cluster) {
        try {
            return Postmaster.inhabitants(cluster, RunAs.choose(cluster.folder(), cluster.folder()));
        } catch (IOException cannotLook) {
            throw new AssertionError(cannotLook);
        }
    }
}
