package org.sekisho.cli;

/** Ends a command: what stands in the way and what to do next, and the exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient Words words;

    public CommandFailure(ExitCode exitCode, Words words) {
        super(words.english());
        this.exitCode = exitCode;
        this.words = words;
    }

    public CommandFailure(ExitCode exitCode, Words words, Throwable cause) {
        this(exitCode, words);
        initCause(cause);
    }

    ExitCode exitCode() {
        return exitCode;
    }

    Words words() {
        return words;
    }
}
