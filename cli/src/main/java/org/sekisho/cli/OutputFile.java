package org.sekisho.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes what it made: a file, which is there whole or not at all, or standard output when it is named
 * {@code -}.
 *
 * @param force whether a file that is already there may be replaced
 */
record OutputFile(Path path, boolean force) {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    boolean isStandardOutput() {
        return path.equals(STANDARD_OUTPUT);
    }

    /**
     * Looks whether the file could be written, before the work of making it.
     *
     * @param inputs what the command reads, and so must not replace
     * @throws CommandFailure if it names one of the inputs, a folder, a file that is there, or something in a folder that is not
     */
    void check(List<Path> inputs) throws IOException {
        if (isStandardOutput()) {
            return;
        }
        for (Path input : inputs) {
            if (!PolicyFile.isStandardInput(input)
                    && Files.exists(path)
                    && Files.exists(input)
                    && Files.isSameFile(path, input)) {
                throw refused(
                        "読み取る文書と同じファイルには書き出せません。別の名前を指定してください。", "this is the file that is read. Choose another name.");
            }
        }
        if (Files.isDirectory(path)) {
            throw refused("フォルダーです。ファイル名まで指定してください。", "is a folder. Give the name of a file in it.");
        }
        if (Files.isRegularFile(path) && !force) {
            throw taken(null);
        }
        if (!Files.isDirectory(folder())) {
            throw noFolder(null);
        }
    }

    /**
     * Writes all bytes, or leaves what was there.
     *
     * @throws CommandFailure with the reason in words, if they cannot be written
     */
    void write(byte[] bytes) throws IOException {
        if (isStandardOutput()) {
            // Not System.out, which hides what could not be written.
            try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write(bytes);
            }
            return;
        }
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // A pipe or a device cannot be replaced.
                Files.write(path, bytes, StandardOpenOption.WRITE);
            } else {
                replace(bytes);
            }
        } catch (FileAlreadyExistsException there) {
            throw taken(there);
        } catch (NoSuchFileException gone) {
            throw noFolder(gone);
        } catch (AccessDeniedException denied) {
            throw refused("書き込む権限がありません。何も書き出していません。", "you may not write here. Nothing was written.", denied);
        } catch (IOException failed) {
            String reason = failed instanceof FileSystemException system && system.getReason() != null
                    ? system.getReason()
                    : String.valueOf(failed.getMessage());
            throw refused(
                    "書き出せませんでした（" + reason + "）。何も書き出していません。",
                    "cannot be written (" + reason + "). Nothing was written.",
                    failed);
        }
    }

    /* Whole and on the disk under another name first, so that a crash leaves the old file or the new one. */
    private void replace(byte[] bytes) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path whole = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            if (force) {
                Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(whole, target);
            }
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private Path folder() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath() : folder;
    }

    private CommandFailure taken(@Nullable Throwable cause) {
        return refused(
                "同じ名前のファイルが既にあります。置き換えるには --force を付け、別の名前にするには --output で指定してください。",
                "already exists. Replace it with --force, or name another file with --output.",
                cause);
    }

    private CommandFailure noFolder(@Nullable Throwable cause) {
        return refused(
                "書き出し先のフォルダーがありません（" + folder() + "）。", "there is no folder " + folder() + " to write to.", cause);
    }

    private CommandFailure refused(String japanese, String english) {
        return refused(japanese, english, null);
    }

    private CommandFailure refused(String japanese, String english, @Nullable Throwable cause) {
        Words words = new Words(path + "：" + japanese, path + ": " + english);
        return cause == null
                ? new CommandFailure(ExitCode.REFUSED, words)
                : new CommandFailure(ExitCode.REFUSED, words, cause);
    }
}
