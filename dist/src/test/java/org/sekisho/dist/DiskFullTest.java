package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under a program in use, database and files together, and has room again later. */
final class DiskFullTest {
    private static final int PATIENCE_SECONDS = 90;
    private static final int MEGABYTES = 900;

    @TempDir
    private Path folder;

    @Test
    @Tag("full")
    void nothing_acknowledged_is_lost_on_a_full_disk_and_work_goes_on_when_there_is_room_again() throws Exception {
        Path home = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                mount(home), "A small disk of its own (mount -t tmpfs) is not permitted here; only root may have one");
        try {
            SmallBody body = SmallBody.in(home);
            Path ballast = home.resolve("ballast");
            try (Running demo = Running.start(Sekisho.call(home, "demo", "--port", "0"))) {
                List<Load.Written> written;
                try (Load load = Load.on(demo, body, "full", 3)) {
                    load.await(Load.CLIENTS);
                    load.disturb();
                    fill(ballast, home, 2L << 20);
                    load.awaitEnded();
                    written = load.end();
                    assertThat(load.answers())
                            .isNotEmpty()
                            .allSatisfy(answer -> assertThat(answer).startsWith("503 "))
                            .anySatisfy(answer -> assertThat(answer).contains("ディスクに空きがありません"));
                }
                assertThat(AwayTest.health(demo).statusCode()).isEqualTo(503);
                assertThat(AwayTest.health(demo).body()).contains("\"files\":\"no room\"");

                Files.delete(ballast);
                AwayTest.awaitHealth(demo, 200);
                Kept kept = new Kept(body, "disk full and room again");
                try (Visit visit = Visit.of(demo);
                        Load load = Load.on(demo, body, "again", 4)) {
                    load.await(Load.CLIENTS);
                    List<Load.Written> after = load.end();
                    assertThat(load.refused()).isEmpty();
                    kept.requireRows(written);
                    kept.requireRows(after);
                    kept.requireFiles(visit, written);
                    kept.requireFiles(visit, after);
                    kept.requireRecord(visit, new byte[0], folder);
                }
                assertThat(demo.end()).isEmpty();
            }
            fill(ballast, home, 100L << 20);
            Call.Result refused = Sekisho.call(home, "demo", "--port", "0").run();
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err()).contains(body.folder().toString(), "MB");
            Call.Result japanese = Sekisho.call(home, "demo", "--port", "0")
                    .with("LANG", "ja_JP.UTF-8")
                    .run();
            assertThat(japanese.err()).contains(body.folder().toString(), "空き");
        } finally {
            unmount(home);
        }
    }

    /** Takes all room but so much. */
    private static void fill(Path ballast, Path disk, long left) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            byte[] block = new byte[1 << 16];
            file.seek(file.length());
            while (disk.toFile().getUsableSpace() > left) {
                file.write(block);
            }
        }
    }

    private static boolean mount(Path place) throws IOException, InterruptedException {
        try {
            Call.Result mounted = Call.of(
                            Path.of("/bin/mount"),
                            "-t",
                            "tmpfs",
                            "-o",
                            "size=" + MEGABYTES + "m",
                            "tmpfs",
                            place.toString())
                    .run();
            return mounted.exit() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static void unmount(Path place) throws IOException, InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (Call.of(Path.of("/bin/umount"), place.toString()).run().exit() != 0 && System.nanoTime() < patience) {
            // Somebody still ends in there.
            Thread.sleep(500);
        }
    }
}
