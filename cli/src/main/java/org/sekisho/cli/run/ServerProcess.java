package org.sekisho.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.Answer;
import org.sekisho.cli.handover.ServerStart;

/** The serving process. It ends when its standard input does. */
public final class ServerProcess implements Children.Child {
    /** Running requests get 4 s; then the process has these seconds in all. */
    private static final int PATIENCE_SECONDS = 6;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the process and hands it what it needs to know; {@link #awaitReady} waits until it answers requests. */
    public static ServerProcess start(List<String> words, ServerStart start, Path log) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            ServerProcess server = new ServerProcess(process, log);
            boolean told = false;
            try {
                // Left open: its end is the sign to end.
                Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
                start.writeTo(in);
                in.flush();
                told = true;
                return server;
            } finally {
                if (!told) {
                    server.close();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Waits until requests are answered.
     *
     * @return the port
     * @throws CommandFailure in the words of the process, if it could not start
     */
    public int awaitReady(Consumer<Words> progress) {
        try {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                Optional<Answer> answer = Answer.in(line);
                if (answer.isEmpty()) {
                    continue;
                }
                switch (answer.get()) {
                    case Answer.Ready(int port) -> {
                        return port;
                    }
                    case Answer.Working(String japanese, String english) ->
                        progress.accept(new Words(japanese, english));
                    case Answer.Failed(String japanese, String english) -> throw failed(japanese, english);
                }
            }
        } catch (IOException ended) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, endedByItself(), ended);
        }
        throw new CommandFailure(ExitCode.ENVIRONMENT, endedByItself());
    }

    private CommandFailure failed(String japanese, String english) {
        return new CommandFailure(
                ExitCode.ENVIRONMENT,
                new Words(
                        "起動できませんでした: " + japanese + " 記録: " + log,
                        "Sekisho could not start: " + english + " Its log: " + log));
    }

    /** What to say when the process ended and nobody asked it to. */
    Words endedByItself() {
        return new Words(
                "サーバーの処理が終了しました。記録を確かめて、もう一度起動してください: " + log,
                "The serving process ended by itself. Look at its log, then start again: " + log);
    }

    /** Waits until the process ends. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Ends the process in good order, however long that takes. */
    void endAndWait() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    /** Lets running requests end, then ends the process. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyEnded) {
            process.destroy();
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
