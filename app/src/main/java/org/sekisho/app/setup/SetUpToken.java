package org.sekisho.app.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekisho.app.Settings;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * The one-time token in {@code secrets/setup-token} (mode 600), which only who started the program can read. It opens
 * the set-up and is gone once a body was founded.
 */
@Component
class SetUpToken {

    private final Path file;
    private final Path spent;

    SetUpToken(Settings settings) {
        this.file = settings.home().resolve("secrets").resolve("setup-token");
        this.spent = file.resolveSibling("setup-token.spent");
    }

    boolean there() {
        return Files.exists(file);
    }

    /** Whether this is the token; takes equal time for every wrong one of its length. */
    boolean is(String typed) {
        return read().filter(token -> MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), typed.strip().getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /**
     * Does the act for which the token is spent. Of two at once, one is refused; after a failure the token is there
     * again.
     *
     * @throws Refusal.Stale if the token is gone
     */
    <T> T spend(Supplier<T> act) {
        try {
            Files.move(file, spent, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw new Refusal.Stale();
        } catch (IOException e) {
            throw new UncheckedIOException("The token " + file + " cannot be taken", e);
        }
        try {
            var result = act.get();
            Files.delete(spent);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("The spent token " + spent + " cannot be deleted", e);
        } catch (RuntimeException e) {
            try {
                Files.move(spent, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException back) {
                e.addSuppressed(back);
            }
            throw e;
        }
    }

    private Optional<String> read() {
        try {
            var token = Files.readString(file).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The token " + file + " cannot be read", e);
        }
    }
}
