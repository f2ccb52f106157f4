package org.sekisho.cli.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What this process has started and ends with it, the last first.
 *
 * <p>A signal may come while something is being started. The start is then finished and ended again, so that nothing is
 * left behind; nothing more is started.
 */
final class Children implements AutoCloseable {
    /** Something to end; it ends within seconds and a second call does nothing. */
    interface Child extends AutoCloseable {
        @Override
        void close();
    }

    private final Deque<Child> started = new ArrayDeque<>();
    private volatile boolean ending;

    /** No children yet; they end with the JVM, whichever way it ends in good order. */
    Children() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-children"));
    }

    /** Starts something and keeps it. */
    <T extends Child> T start(Supplier<T> start) {
        synchronized (started) {
            if (ending) {
                // The process is about to end; this thread has nothing more to do in it.
                throw new Ending();
            }
            T child = start.get();
            started.push(child);
            return child;
        }
    }

    /** Whether everything is being ended. */
    boolean ending() {
        return ending;
    }

    @Override
    public void close() {
        ending = true;
        synchronized (started) {
            while (!started.isEmpty()) {
                started.pop().close();
            }
        }
    }

    /** Unwinds a thread that wanted to start something while everything ends. */
    static final class Ending extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ending() {
            super("ending", null, false, false);
        }
    }
}
