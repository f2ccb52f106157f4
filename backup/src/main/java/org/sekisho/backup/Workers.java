package org.sekisho.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many threads as a backup keeps busy; the first failure ends them all. */
final class Workers {

    private static final int MOST = 4;

    private Workers() {}

    /** Something that one of the threads does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static int count() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MOST);
    }

    /** Runs each of the works in a thread of its own and waits for all. */
    static void all(List<Work> works) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, works.size()),
                Thread.ofPlatform().daemon().name("backup-", 0).factory())) {
            var running = new ArrayList<Future<?>>();
            for (var work : works) {
                running.add(threads.submit(() -> {
                    work.run();
                    return true;
                }));
            }
            try {
                for (var one : running) {
                    one.get();
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            } catch (InterruptedException ending) {
                threads.shutdownNow();
                throw ending;
            }
        }
    }

    /** Runs the same work in each of the threads. */
    static void each(Work work) throws Exception {
        var works = new ArrayList<Work>();
        for (int i = 0; i < count(); i++) {
            works.add(work);
        }
        all(works);
    }
}
