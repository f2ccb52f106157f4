package org.sekisho.app.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane, the least that the OWASP Password Storage Cheat Sheet advises.
 *
 * <p>As many run at once as there are processors, so that a flood of attempts cannot take the memory. What a person
 * typed is brought to one Unicode form first (NFKC, as NIST SP 800-63B 3.1.1.2 allows), so that the keyboard does not
 * matter.
 */
@Component
class PasswordHashing {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;

    private final PasswordEncoder encoder = new Argon2Password4jPasswordEncoder(
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID));
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final String nobodys = hash("no account has this password");

    String hash(String password) {
        return limited(() -> {
            var hash = encoder.encode(normal(password));
            if (hash == null) {
                throw new IllegalStateException("Argon2 gave no hash");
            }
            return hash;
        });
    }

    private boolean matches(String password, String hash) {
        return limited(() -> encoder.matches(normal(password), hash));
    }

    /** Whether the password is the one that is kept; takes as long when none is kept, and is false then. */
    boolean matches(String password, Optional<Passwords.Kept> kept) {
        boolean same = matches(password, kept.map(Passwords.Kept::hash).orElse(nobodys));
        return same && kept.isPresent();
    }

    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T limited(Supplier<T> act) {
        running.acquireUninterruptibly();
        try {
            return act.get();
        } finally {
            running.release();
        }
    }
}
